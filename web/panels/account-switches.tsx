import { Button, Popconfirm } from "antd";
import type { Account } from "../../domain/account.ts";
import { type Administration, type Refusal, statusOf } from "../state/administration.ts";
import { administrationTexts } from "../text/administration.ts";
import { Status } from "./account-status.tsx";
import { useLanguage } from "./app-context.tsx";

type Props = {
  account: Account;
  administration: Administration;
  onError: (error: Refusal | null) => void;
  onChanged: () => void;
  onPassword: (password: string) => void;
};

/** Disable, unlock, and a one-time password. */
export function AccountSwitches({ account, administration, onError, onChanged, onPassword }: Props) {
  const text = administrationTexts[useLanguage()].accounts;
  const change = async (what: Parameters<Administration["change"]>[1]) => {
    const answer = await administration.change(account.id, what);
    onError(answer.ok ? null : answer.error);
    onChanged();
  };
  const newPassword = async () => {
    const answer = await administration.newPassword(account.id);
    onError(answer.ok ? null : answer.error);
    if (answer.ok) onPassword(answer.value.password);
    onChanged();
  };
  return (
    <section className="admin-section" aria-label={text.sections.state}>
      <div className="admin-section-head">
        <h3>{text.sections.state}</h3>
        <Status account={account} />
      </div>
      <div className="admin-buttons">
        {statusOf(account, Date.now()) === "locked" && (
          <Button onClick={() => change({ unlock: true })}>{text.unlock}</Button>
        )}
        <Popconfirm title={text.newPasswordSure} okText={text.sure} onConfirm={newPassword}>
          <Button>{text.newPassword}</Button>
        </Popconfirm>
        {account.oneTimeCode && (
          <Popconfirm title={text.codesOffSure} okText={text.sure} onConfirm={() => change({ oneTimeCode: false })}>
            <Button>{text.codesOff}</Button>
          </Popconfirm>
        )}
        {account.openid && (
          <Popconfirm title={text.openidOffSure} okText={text.sure} onConfirm={() => change({ openid: false })}>
            <Button>{text.openidOff}</Button>
          </Popconfirm>
        )}
        {account.disabled ? (
          <Button onClick={() => change({ disabled: false })}>{text.enable}</Button>
        ) : (
          <Popconfirm title={text.disableSure} okText={text.sure} onConfirm={() => change({ disabled: true })}>
            <Button danger title={text.disableHint}>
              {text.disable}
            </Button>
          </Popconfirm>
        )}
      </div>
    </section>
  );
}
