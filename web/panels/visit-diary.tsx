import { useEffect, useState } from "react";
import { chinaDay } from "../../domain/day.ts";
import type { Visit } from "../../domain/visit.ts";
import { dateOf } from "../state/days.ts";
import { photoPath } from "../state/visit-photos.ts";
import { formatCount, formatDay } from "../text/format.ts";
import { useText } from "./app-context.tsx";
import { useVisitCommands } from "./visit-context.tsx";
import "./visits.css";

type Pages = { items: readonly Visit[]; next: string | null; state: "ready" | "loading" | "failed" };

/** What was noted at the last visits, and on demand at all of them. `latest` are as new as the card. */
export function VisitDiary({ household, latest }: { household: number; latest: readonly Visit[] }) {
  const text = useText();
  const visits = useVisitCommands();
  const [pages, setPages] = useState<Pages | null>(null);
  const head = latest.map(({ id }) => id).join(" ");

  const load = async (after: string | null) => {
    const before = after === null ? [] : (pages?.items ?? []);
    setPages({ items: before, next: after, state: "loading" });
    const answer = await visits.of(household, after);
    setPages(
      answer.ok
        ? { items: [...before, ...answer.value.items], next: answer.value.next, state: "ready" }
        : { items: before, next: after, state: "failed" },
    );
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new visit stands on top of the whole list too
  useEffect(() => {
    if (pages !== null) void load(null);
  }, [head]);

  const shown = pages && pages.items.length > 0 ? pages.items : latest;
  return (
    <section className="card-section" aria-label={text.visits.diary}>
      <div className="card-head">
        <h3>{text.visits.diary}</h3>
        {pages === null && latest.length > 0 && (
          <span className="diary-head">
            {text.visits.latest(formatCount(latest.length))}
            <button type="button" className="link" onClick={() => void load(null)}>
              {text.visits.all}
            </button>
          </span>
        )}
        {pages !== null && (
          <button type="button" className="link" onClick={() => setPages(null)}>
            {text.visits.less}
          </button>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="card-quiet">{text.visits.noDiary}</p>
      ) : (
        <ol className="diary">
          {shown.map((visit) => (
            <Entry key={visit.id} visit={visit} whole={pages !== null} />
          ))}
        </ol>
      )}
      {pages?.state === "failed" && (
        <p className="diary-failed" role="alert">
          {text.visits.failedDiary}
        </p>
      )}
      {pages && (pages.state === "failed" || pages.next !== null) && (
        <button
          type="button"
          className="link diary-more"
          aria-busy={pages.state === "loading"}
          onClick={() => pages.state !== "loading" && void load(pages.next)}
        >
          {pages.state === "failed" ? text.retry : text.visits.more}
        </button>
      )}
    </section>
  );
}

function Entry({ visit, whole }: { visit: Visit; whole: boolean }) {
  const text = useText();
  const day = dateOf(chinaDay(new Date(visit.at)));
  const words = [text.visits.ways[visit.way], visit.note].filter(Boolean).join(text.tree.between);
  return (
    <li>
      <time dateTime={visit.at}>{formatDay(day, new Date())}</time>
      <div>
        <p>{words}</p>
        {whole && <p className="diary-by">{text.visits.by(visit.by.name)}</p>}
        {!whole && visit.photos > 0 && <p className="diary-by">{text.visits.photos(formatCount(visit.photos))}</p>}
        {whole && visit.photos > 0 && (
          <div className="photos">
            {Array.from({ length: visit.photos }, (_, index) => photoPath(visit.id, index + 1)).map((path, index) => (
              <a key={path} href={path} target="_blank" rel="noreferrer">
                <img src={path} alt={text.visits.photo(formatCount(index + 1))} loading="lazy" />
              </a>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}
