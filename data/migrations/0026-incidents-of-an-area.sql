-- The latest incidents of an area, without reading all it ever had.
create index incident_area_reported on incident (area_id, reported_at desc, id desc);
drop index incident_area;
