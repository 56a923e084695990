/** What happened in as many days before a span tells what is usual at a place: a year of whole weeks. */
export const USUAL_DAYS = 364;
