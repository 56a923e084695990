import { IconBuildingCommunity } from "@tabler/icons-react";
import type { KioskOffice, KioskPerson } from "../../../domain/kiosk.ts";
import { nameIn } from "../../text/language-of.ts";
import { useKioskText } from "./kiosk-words.tsx";

/** Offices on one screen: its community's and its street's. */
const MOST_OFFICES = 2;

/** Who answers for the building by name and post, and where the office is. */
export function WhoAnswers({ people, offices }: { people: readonly KioskPerson[]; offices: readonly KioskOffice[] }) {
  const { text, language } = useKioskText();
  return (
    <div className="kiosk-people">
      <h3>{text.people}</h3>
      {people.length === 0 && <p className="kiosk-missing">{text.nobody}</p>}
      <ul>
        {people.map(({ name, duty, areaName }) => (
          <li key={`${name} ${duty.zh} ${areaName}`}>
            {/* a long name may break after its dots */}
            <b>{name.replaceAll("·", "·\u200b")}</b>
            <span>{nameIn(language, duty)}</span>
          </li>
        ))}
      </ul>
      {offices.length === 0 && <p className="kiosk-missing">{text.noOffice}</p>}
      {offices.slice(0, MOST_OFFICES).map((office, nth) => (
        <div key={office.name} className="kiosk-office">
          <IconBuildingCommunity aria-hidden="true" />
          <div>
            <p>
              {office.name} {office.phone && <b>{office.phone}</b>}
            </p>
            {nth === 0 && office.address && <p className="kiosk-quiet">{office.address}</p>}
            {nth === 0 && office.hours && <p className="kiosk-quiet">{office.hours}</p>}
          </div>
        </div>
      ))}
    </div>
  );
}
