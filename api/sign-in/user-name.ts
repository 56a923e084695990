/** A name to sign in with: 1–50 characters that can be seen, no spaces. */
export const isUserName = (text: string): boolean => /^[^\s\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]{1,50}$/u.test(text);
