-- Search looks in its own index in memory (docs/decisions/0013). Only the list of households still looks for parts of a text here, and
-- reads the rows for it: most words are of two characters, which no trigram helps to find.
drop index if exists road_name, place_name, building_name, building_address, household_address, facility_name;
