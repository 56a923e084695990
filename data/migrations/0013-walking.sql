-- Gates, and compounds (小区) as what they already are: compounds and residential ground that have a name.

update facility_kind set rank = 9 where code = 'other';
insert into facility_kind (code, name_zh, name_en, icon, rank) values ('gate', '小区大门', 'Compound gate', 'gate', 8);

-- why a view: the ground is imported with its name and border, again and again; a second table would have to be kept in step
create view compound as
  select id, code, name, shape
  from land
  where kind in ('compound', 'residential', '小区', '住宅区', '居住区', '居住用地')
    and name <> '';

-- Where one enters: gates registered as facilities, and those that came with the places of the base map.
create view gate as
  select facility.name, facility.position
  from facility
  where facility.kind_id = (select id from facility_kind where code = 'gate')
  union all
  select place.name, place.position
  from place
  where place.kind = 'gate';

grant select on compound, gate to minqingtu_reader, minqingtu_reader_of_households, minqingtu_reader_of_incidents,
  minqingtu_reader_of_all;
