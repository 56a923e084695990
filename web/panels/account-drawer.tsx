import { Button, Drawer, Form, Input } from "antd";
import { useState } from "react";
import type { Account, Role } from "../../domain/account.ts";
import {
  type Administration,
  EVERYWHERE,
  type GrantRow,
  grantsOf,
  type Refusal,
  rowsOf,
} from "../state/administration.ts";
import type { AreaTree } from "../state/area-tree.ts";
import { administrationTexts } from "../text/administration.ts";
import { AccountSessions } from "./account-sessions.tsx";
import { AccountSwitches } from "./account-switches.tsx";
import { useLanguage } from "./app-context.tsx";
import { GrantFields } from "./grant-fields.tsx";
import { OneTimePassword } from "./one-time-password.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";

type Props = {
  open: boolean;
  /** null = a new one */
  account: Account | null;
  roles: readonly Role[];
  tree: AreaTree | null;
  administration: Administration;
  onChanged: () => void;
  onClose: () => void;
};

type Fields = { name: string; username: string; grants: GrantRow[] };

/** One account beside the table: what it is called, what it may do where, and its way in. */
export function AccountDrawer({ open, account, roles, tree, administration, onChanged, onClose }: Props) {
  const text = administrationTexts[useLanguage()];
  const [error, setError] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [given, setGiven] = useState<{ name: string; password: string } | null>(null);
  const isDone = account === null && given !== null;

  const save = async ({ name, username, grants }: Fields) => {
    setBusy(true);
    setSaved(false);
    if (account) {
      const answer = await administration.change(account.id, { name, grants: grantsOf(grants) });
      setError(answer.ok ? null : answer.error);
      setSaved(answer.ok);
    } else {
      const answer = await administration.create({ username, name, grants: grantsOf(grants) });
      setError(answer.ok ? null : answer.error);
      if (answer.ok) setGiven({ name, password: answer.value.password });
    }
    setBusy(false);
    onChanged();
  };

  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={640}
      maskClosable={account !== null}
      title={account ? account.name : text.accounts.create}
      footer={
        isDone ? (
          <Button type="primary" onClick={onClose}>
            {text.close}
          </Button>
        ) : undefined
      }
    >
      <RefusalAlert error={error} />
      {given && (
        <OneTimePassword
          title={account ? text.accounts.passwordTitle : text.accounts.created(given.name)}
          password={given.password}
        />
      )}
      {!isDone && (
        <Form<Fields>
          layout="vertical"
          requiredMark={false}
          initialValues={{
            name: account?.name ?? "",
            username: account?.username ?? "",
            grants: account ? rowsOf(account.grants) : [{ area: EVERYWHERE, until: "" }],
          }}
          onFinish={save}
          onValuesChange={() => setSaved(false)}
        >
          <Form.Item
            name="name"
            label={text.accounts.name}
            extra={text.accounts.nameHint}
            rules={[{ required: true, whitespace: true, message: text.accounts.required }]}
          >
            <Input autoComplete="off" maxLength={50} />
          </Form.Item>
          {account === null && (
            <Form.Item
              name="username"
              label={text.accounts.username}
              extra={text.accounts.usernameHint}
              rules={[
                { required: true, message: text.accounts.required },
                { pattern: /^\S{1,50}$/, message: text.accounts.badUsername },
              ]}
            >
              <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={50} />
            </Form.Item>
          )}
          <GrantFields roles={roles} tree={tree} />
          <div className="admin-buttons">
            <Button type="primary" htmlType="submit" loading={busy}>
              {account ? text.save : text.accounts.create}
            </Button>
            <Button onClick={onClose}>{text.cancel}</Button>
            <output className="admin-bar-count">{saved ? text.accounts.saved : ""}</output>
          </div>
        </Form>
      )}
      {account && (
        <>
          <AccountSwitches
            account={account}
            administration={administration}
            onError={setError}
            onChanged={onChanged}
            onPassword={(password) => setGiven({ name: account.name, password })}
          />
          <AccountSessions account={account} administration={administration} onError={setError} />
        </>
      )}
    </Drawer>
  );
}
