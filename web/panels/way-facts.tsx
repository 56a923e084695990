import { gateWithin, type WayToDoor } from "../../domain/walk.ts";
import { formatCount } from "../text/format.ts";
import { useCommands, useText } from "./app-context.tsx";
import { Fact } from "./card-frame.tsx";

/** How one gets to a door: which compound, from which gate or street, how far on foot. */
export function WayFacts({ way }: { way: WayToDoor }) {
  const text = useText();
  const commands = useCommands();
  const { compound, gate, street, measured, metres } = way;
  const start = gate ? gateWithin(gate.name, compound?.name ?? "") || text.walk.gate : street;
  const far = formatCount(Math.round(metres));
  return (
    <>
      {compound && (
        <Fact label={text.walk.compound}>
          <button
            type="button"
            className="link"
            onClick={() => commands.select({ kind: "compound", id: compound.id, name: compound.name })}
          >
            {compound.name}
          </button>
        </Fact>
      )}
      {start && (
        <Fact label={text.walk.way}>
          {measured === "roads" ? text.walk.from(start, far) : text.walk.straight(start, far)}
        </Fact>
      )}
    </>
  );
}
