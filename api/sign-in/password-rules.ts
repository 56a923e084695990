import type { PasswordFault } from "../../domain/account.ts";
import { HttpError } from "../http/errors.ts";
import { isCommon } from "./common-passwords.ts";
import type { Profile } from "./profiles.ts";
import { MAX_PASSWORD_LENGTH } from "./profiles.ts";

/** How many of lower case, upper case, digits and other characters `password` has. */
export const classesOf = (password: string): number =>
  [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(password)).length;

/** Length as people count it: characters beyond the basic plane are one. */
const lengthOf = (text: string): number => [...text].length;

/**
 * The first rule of `profile` that `password` breaks for the account `username`; null when it is good. Whether it was used
 * before is not asked here.
 */
export function passwordFault(
  password: string,
  username: string,
  profile: Profile,
): Exclude<PasswordFault, "reused"> | null {
  const length = lengthOf(password);
  if (length < profile.minLength || length > MAX_PASSWORD_LENGTH) return "length";
  if (namesItself(password, username)) return "username";
  if (classesOf(password) < profile.minClasses) return "classes";
  if (profile.refusesCommon && isCommon(password)) return "common";
  return null;
}

/** Whether little is left of `password` without `username`, forwards or backwards. */
function namesItself(password: string, username: string): boolean {
  const [plain, name] = [password.toLowerCase(), username.toLowerCase()];
  if (lengthOf(name) < 3) return false;
  const backwards = [...name].reverse().join("");
  return [name, backwards].some((part) => plain.includes(part) && lengthOf(plain.replaceAll(part, "")) < 8);
}

/** 400 `weak_password`, whose `where` is the rule. */
export const weakPassword = (fault: PasswordFault, profile: Profile): HttpError =>
  new HttpError(400, "weak_password", faultText(fault, profile), fault);

function faultText(fault: PasswordFault, profile: Profile): string {
  const { minLength, minClasses, remembered } = profile;
  return {
    length: `密码应为 ${minLength}–${MAX_PASSWORD_LENGTH} 个字符。 The password must have ${minLength} characters or more.`,
    common: "这个密码太常见，容易被猜到。 The password is too common.",
    classes: `密码应包含大写、小写、数字、其他字符中的 ${minClasses} 种。 Use ${minClasses} of upper case, lower case, digits, others.`,
    username: "密码不能以用户名为主。 The password must not be made from the user name.",
    reused:
      remembered > 1
        ? `不能使用最近 ${remembered} 次用过的密码。 One of the last ${remembered} passwords.`
        : "新密码不能与现在的相同。 The new password is the present one.",
  }[fault];
}
