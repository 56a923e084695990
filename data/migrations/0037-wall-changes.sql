-- What of a wall was changed last, so that the slower of two operators is told: parts of domain/wall/changes.ts.
alter table device add column changed_what text[] not null default '{}';
