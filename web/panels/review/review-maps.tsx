import { PALETTES } from "../../map/palette.ts";
import { EMERGING_FILLS } from "../../state/analysis/colours.ts";
import { EMERGING } from "../../state/analysis/emerging-kinds.ts";
import type { Review } from "../../state/review/review.ts";
import { analysisTexts } from "../../text/analysis.ts";
import { formatFigure } from "../../text/format.ts";
import { reviewTexts } from "../../text/review.ts";
import { useLanguage, useText } from "../app-context.tsx";

/** The two maps with what their colours mean; empty frames while they are being drawn. */
export function ReviewMaps({ review, pictures }: { review: Review; pictures: readonly string[] }) {
  const text = useText();
  const language = useLanguage();
  const words = reviewTexts[language];
  const { emerging, difference } = review;
  const captions = [words.maps.emerging, words.maps.difference];
  const analysis = analysisTexts[language];
  const present = EMERGING.map((name, kind) => ({ name, kind })).filter(({ kind }) => emerging.kinds.includes(kind));
  const most = formatFigure(difference.max);
  const { heat, cool } = PALETTES.light;
  const legends = [
    <ul key="emerging">
      {present.length === 0 && <li>{analysis.noEmerging}</li>}
      {present.map(({ name, kind }) => (
        <li key={name} className="review-key">
          <i className="review-swatch" style={{ background: EMERGING_FILLS[kind].light }} />
          {analysis.emerging[name]}
        </li>
      ))}
    </ul>,
    <ul key="difference">
      <li>−{most}</li>
      <li className="review-ramp">
        {[...[...cool].reverse(), ...heat].map((colour) => (
          <i key={colour} style={{ background: colour }} />
        ))}
      </li>
      <li>
        +{most} {analysis.perDay}
      </li>
    </ul>,
  ];
  return (
    <div className="review-maps">
      {captions.map((caption, index) => (
        <figure key={caption}>
          {pictures[index] ? (
            <img src={pictures[index]} alt={caption} />
          ) : (
            <div className="review-frame" role="status" aria-label={text.loading} />
          )}
          <figcaption>
            <b>{caption}</b>
            {legends[index]}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
