import { randomBytes } from "node:crypto";
import type { Sql } from "../database/connection.ts";
import type { Settings } from "../env.ts";
import { keyFile, readKeyFile, writeKeyFile } from "./key-file.ts";
import { noteKey, usedKeys } from "./key-queries.ts";
import { SealingRefused } from "./refused.ts";
import { SealBroken, UnknownKey } from "./seal-errors.ts";
import { sealOld } from "./seal-old.ts";
import { KEY_BYTES, newSealer, type Sealer } from "./sealer.ts";

/** Where keys come from: the environment's, the newest first, or for the embedded database a file of its own. */
export type KeySettings = Pick<Settings, "dataDir" | "databaseUrl"> & Partial<Pick<Settings, "dataKeys">>;

/**
 * The sealer of the database, with the environment's keys or those of the data folder; an embedded database that has
 * sealed nothing yet gets a key of its own. What lies open from before there were keys is sealed. Throws SealingRefused when a key is missing or wrong.
 */
export async function openSealer(sql: Sql, settings: KeySettings): Promise<Sealer> {
  const used = await usedKeys(sql);
  const keys = keysOf(settings);
  if (keys.length === 0) {
    if (settings.databaseUrl) throw new SealingRefused(NO_KEY);
    if (used.length > 0) throw new SealingRefused(noFile(settings.dataDir, used[0].id));
    keys.push(randomBytes(KEY_BYTES));
    writeKeyFile(keyFile(settings.dataDir), keys);
  }
  const sealer = newSealer(keys);
  for (const { id, check } of used) requireKey(sealer, id, check);
  await noteKey(sql, sealer);
  await sealOld(sql, sealer);
  return sealer;
}

/** The keys that `settings` give, those of the data folder last. */
const keysOf = ({ dataDir, databaseUrl, dataKeys = [] }: KeySettings): Buffer[] => [
  ...dataKeys,
  ...(databaseUrl ? [] : readKeyFile(keyFile(dataDir))),
];

function requireKey(sealer: Sealer, id: string, check: string) {
  try {
    if (sealer.open(check, id) === id) return;
  } catch (error) {
    if (!(error instanceof UnknownKey || error instanceof SealBroken)) throw error;
  }
  throw new SealingRefused(
    `密钥不对：数据库里有用编号 ${id} 的密钥加密的资料，而给出的密钥编号是 ${sealer.keyIds.join("、")}。` +
      "请给出原来的 DATA_KEY（或 data.key）；正在更换密钥的，把旧密钥写进 DATA_KEY_BEFORE。" +
      ` Wrong key: this database was sealed with key ${id}. Give that DATA_KEY, or add it to DATA_KEY_BEFORE.`,
  );
}

const NO_KEY =
  "使用数据库服务器时必须设置 DATA_KEY：住户的姓名和电话用它加密。可用 openssl rand -base64 32 生成，请另行妥善保管。" +
  " DATA_KEY is required with DATABASE_URL: it seals residents' names and phones. Make one with: openssl rand -base64 32";

const noFile = (dataDir: string, id: string) =>
  `${keyFile(dataDir)} 不见了：数据库里有用编号 ${id} 的密钥加密的资料。请放回这个文件，或用 DATA_KEY 给出密钥。` +
  ` The key file is missing: this database was sealed with key ${id}. Put the file back, or set DATA_KEY.`;
