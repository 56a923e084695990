import { SettingError } from "../env.ts";

/** The database cannot be opened for want of the right key, or its keys cannot be changed; the message says what to do. */
export class SealingRefused extends SettingError {}
