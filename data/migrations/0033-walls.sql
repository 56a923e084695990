-- Walls, the screens at stairs, and how a browser becomes one.

update role set rights = rights || '{wall}' where code = 'wall' and not 'wall' = any(rights);
insert into role (code, name_zh, name_en, rights) values ('kiosk', '楼道屏', 'Stair screen', '{kiosk}')
on conflict (code) do update set rights = excluded.rights;
-- who looks after walls: those who command, and those who pair them
update role set rights = rights || '{walls}' where code in ('administrator', 'commander') and not 'walls' = any(rights);

-- What an account of the kind 'device' is. Settings and orders as domain/wall/settings.ts has them; null: as they come.
create table device (
  account_id integer primary key references account on delete cascade,
  kind text not null check (kind in ('wall', 'kiosk')),
  building_id integer references building on delete set null,   -- whose stair a kiosk hangs in
  settings jsonb,
  orders jsonb,
  revision integer not null default 0,
  changed_by text,
  changed_at timestamptz,
  check (building_id is null or kind = 'kiosk')
);
insert into device (account_id, kind) select id, 'wall' from account where kind = 'device';

-- Settings are told of, so that a wall shows them at once.
create trigger device_noted_update after update on device referencing new table as changed_rows
  for each statement execute function note_change('device', 'account_id');

-- What a device says it shows. why a table of its own: it is written all the time, and nobody needs to be told
create table device_shown (
  account_id integer primary key references account on delete cascade,
  shown jsonb not null,
  at timestamptz not null default clock_timestamp()
);

-- What the day's plan of a wall asks: who walked today.
create index patrol_day on patrol (day);
