-- What a layout is drawn to: its band and target of households, as its planners set them. Empty: as the program does without.

alter table layout
  add column settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object');
