-- A bulletin stays on the screens of the ground that was its area's, also when the area is in force no more (docs/decisions/0037): whoever
-- writes for what took its place sees it. Which of them that is, the query says; an ended area lies in nobody's list of areas.
create policy bulletin_of_ended_area on bulletin for select to minqingtu_reader, minqingtu_reader_of_households
  using (not exists (
    select from area_border where area_border.area_id = bulletin.area_id and area_border.valid @> current_date));
