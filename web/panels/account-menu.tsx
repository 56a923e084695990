import {
  IconChevronDown,
  IconDeviceMobileMessage,
  IconDeviceTv,
  IconKey,
  IconListDetails,
  IconLogout,
  IconMap2,
  IconPrinter,
  IconQrcode,
  IconSpeakerphone,
  IconStethoscope,
  IconTableImport,
  IconUser,
  IconUsers,
  IconVectorBezier2,
} from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { dateOf, lastDay } from "../state/days.ts";
import { treeFor } from "../state/derived.ts";
import { whoIn } from "../state/session.ts";
import { formatDay } from "../text/format.ts";
import { useApp, useEntrance, useMay, useText } from "./app-context.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { usePopover } from "./use-popover.ts";
import "./account-menu.css";

// why lazy: it is seen once a phone
const CodesDialog = lazy(async () => ({ default: (await import("./codes-dialog.tsx")).CodesDialog }));

/** Who is signed in, as what and where; own password, administration, and the way out. `children`: more to switch. */
export function AccountMenu({ at = "map", children }: { at?: "map" | "administration"; children?: ReactNode }) {
  const text = useText();
  const who = useApp((state) => whoIn(state.session));
  const entrance = useEntrance();
  const mayAccounts = useMay("accounts");
  const mayAudit = useMay("audit");
  const mayLayouts = useMay("layouts");
  const mayHandle = useMay("incidents.handle");
  const mayHotline = useMay("hotline");
  const mayMap = useMay("map");
  const mayBulletins = useMay("bulletins");
  const mayWalls = useMay("walls");
  const { box, open, toggle, onKeyDown } = usePopover();
  const [dialog, setDialog] = useState<"password" | "codes" | null>(null);
  const [failed, setFailed] = useState(false);
  const show = (which: "password" | "codes") => {
    toggle();
    setDialog(which);
  };
  if (!who) return null;
  const role = who.grants[0]?.role;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere within
    <div ref={box} className="account" onKeyDown={onKeyDown}>
      <button
        type="button"
        className="account-button"
        aria-label={text.account.open(who.name)}
        title={text.account.open(who.name)}
        aria-expanded={open}
        onClick={toggle}
      >
        <IconUser size={18} stroke={1.75} aria-hidden="true" />
        <span className="account-who">
          {role && <span className="account-role">{text.account.roles[role] ?? role}</span>}
          <span className="account-name">{who.name}</span>
        </span>
        <IconChevronDown size={14} stroke={1.75} aria-hidden="true" className="account-chevron" />
      </button>
      {open && (
        <section className="account-menu" aria-label={text.account.open(who.name)}>
          <div className="account-head">
            <b>{who.name}</b>
            {who.name !== who.username && <span>{who.username}</span>}
          </div>
          <Grants />
          <div className="account-items">
            {children && <div className="account-switches">{children}</div>}
            {at === "administration" && (
              <a href="/" className="account-item">
                <IconMap2 size={18} stroke={1.75} aria-hidden="true" />
                {text.account.map}
              </a>
            )}
            {at === "map" && mayAccounts && (
              <a href="/admin" className="account-item">
                <IconUsers size={18} stroke={1.75} aria-hidden="true" />
                {text.account.accounts}
              </a>
            )}
            {at === "map" && mayAudit && (
              <a href="/admin?tab=audit" className="account-item">
                <IconListDetails size={18} stroke={1.75} aria-hidden="true" />
                {text.account.audit}
              </a>
            )}
            {at === "map" && mayLayouts && (
              <a href="/plan" className="account-item">
                <IconVectorBezier2 size={18} stroke={1.75} aria-hidden="true" />
                {text.account.plan}
              </a>
            )}
            {at === "map" && mayMap && (
              <a href="/print" className="account-item">
                <IconPrinter size={18} stroke={1.75} aria-hidden="true" />
                {text.account.print}
              </a>
            )}
            {at === "map" && mayHandle && (
              <a href="/codes" className="account-item">
                <IconQrcode size={18} stroke={1.75} aria-hidden="true" />
                {text.account.residentCodes}
              </a>
            )}
            {at === "map" && mayBulletins && (
              <a href="/bulletins" className="account-item">
                <IconSpeakerphone size={18} stroke={1.75} aria-hidden="true" />
                {text.account.bulletins}
              </a>
            )}
            {at === "map" && mayWalls && (
              <a href="/walls" className="account-item">
                <IconDeviceTv size={18} stroke={1.75} aria-hidden="true" />
                {text.account.walls}
              </a>
            )}
            {at === "map" && mayLayouts && (
              <a href="/admin?tab=doctor" className="account-item">
                <IconStethoscope size={18} stroke={1.75} aria-hidden="true" />
                {text.account.doctor}
              </a>
            )}
            {at === "map" && mayHotline && (
              <a href="/admin?tab=hotline" className="account-item">
                <IconTableImport size={18} stroke={1.75} aria-hidden="true" />
                {text.account.hotline}
              </a>
            )}
            {who.way === "password" && (
              <>
                <Item icon={IconKey} label={text.account.changePassword} onPress={() => show("password")} />
                <Item icon={IconDeviceMobileMessage} label={text.codes.open} onPress={() => show("codes")}>
                  {who.oneTimeCode ? text.codes.stateOn : text.codes.stateOff}
                </Item>
              </>
            )}
            <Item
              icon={IconLogout}
              label={text.account.signOut}
              onPress={async () => setFailed((await entrance.signOut()) !== null)}
            />
            {failed && <p role="alert">{text.account.signOutFailed}</p>}
          </div>
        </section>
      )}
      {dialog === "password" && <PasswordDialog username={who.username} onClose={() => setDialog(null)} />}
      {dialog === "codes" && (
        <Suspense fallback={null}>
          <CodesDialog onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </div>
  );
}

type ItemProps = { icon: typeof IconKey; label: string; onPress: () => void; children?: ReactNode };

function Item({ icon: Icon, label, onPress, children }: ItemProps) {
  return (
    <button type="button" className="account-item" onClick={onPress}>
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      {label}
      {children && <span className="account-state">{children}</span>}
    </button>
  );
}

/** Roles with their areas, in words; a community's name before its grid's. */
function Grants() {
  const text = useText();
  const who = useApp((state) => whoIn(state.session));
  const tree = useApp(treeFor);
  if (!who) return null;
  if (who.grants.length === 0) return <p className="account-none">{text.account.noGrants}</p>;
  const now = new Date();
  return (
    <ul className="account-grants">
      {who.grants.map(({ role, area, until }) => (
        <li key={`${role} ${area} ${until}`}>
          <span>{text.account.roles[role] ?? role}</span>
          <span>
            {area === null ? text.account.everywhere : (tree?.byCode.get(area)?.name ?? area)}
            {until && ` · ${text.account.until(formatDay(dateOf(lastDay(until)), now))}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
