import { IconStar, IconStarFilled } from "@tabler/icons-react";
import { useState } from "react";
import { MOST_STARS, type Receipt } from "../../../domain/resident.ts";
import { formatCount } from "../../text/format.ts";
import { useWords } from "./words.tsx";

/** Stars for how it was handled: once, when it is closed. */
export function Rating({ receipt, onRate }: { receipt: Receipt; onRate: (stars: number) => Promise<void> }) {
  const { text } = useWords();
  const [stars, setStars] = useState(0);
  const [busy, setBusy] = useState(false);
  if (receipt.rating !== null) {
    return (
      <section className="r-rating">
        <h2>{text.receipt.rated}</h2>
        <p className="r-stars" role="img" aria-label={text.receipt.stars(formatCount(receipt.rating))}>
          <Stars count={receipt.rating} />
        </p>
        <p className="r-quiet">{text.receipt.thanks}</p>
      </section>
    );
  }
  if (!receipt.canRate) return null;
  const send = async () => {
    setBusy(true);
    await onRate(stars);
    setBusy(false);
  };
  return (
    <fieldset className="r-rating">
      <legend>{text.receipt.rate}</legend>
      <div className="r-stars">
        {EACH.map((count) => (
          <label key={count}>
            <input
              type="radio"
              name="stars"
              className="unseen"
              checked={stars === count}
              onChange={() => setStars(count)}
            />
            <span className="unseen">{text.receipt.stars(formatCount(count))}</span>
            <Star isFilled={count <= stars} />
          </label>
        ))}
      </div>
      <button type="button" className="r-first" disabled={stars === 0 || busy} onClick={() => void send()}>
        {text.receipt.sendRating}
      </button>
    </fieldset>
  );
}

const EACH = Array.from({ length: MOST_STARS }, (_, index) => index + 1);

const Stars = ({ count }: { count: number }) => EACH.map((nth) => <Star key={nth} isFilled={nth <= count} />);

const Star = ({ isFilled }: { isFilled: boolean }) =>
  isFilled ? <IconStarFilled size={32} aria-hidden="true" /> : <IconStar size={32} stroke={1.5} aria-hidden="true" />;
