/** What the key of a department's system is sealed for. */
export const endpointContext = (department: number): string => `department ${department}`;
