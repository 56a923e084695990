/** What the phone of the person with this code is sealed for. */
export const staffContext = (code: string): string => `staff ${code}`;
