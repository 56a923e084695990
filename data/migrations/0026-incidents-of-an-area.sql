-- The latest incidents of an area, without reading all it ever had; with what they are counted and picked by, so that a
-- figure of a week reads the index alone.
create index incident_area_reported on incident (area_id, reported_at desc, id desc)
  include (kind_id, state_id, urgency_id, source_id);
drop index incident_area;
