/** One server-sent event. */
export type Event = { event: string; id: number; data: Record<string, unknown> };

/** Gives the events of a response one after the other; ends when the stream does. */
export async function* eventsOf(response: Response): AsyncGenerator<Event> {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop()!;
      for (const block of blocks) {
        const field = (name: string) =>
          block
            .split("\n")
            .find((line) => line.startsWith(`${name}: `))
            ?.slice(name.length + 2);
        if (field("data")) {
          yield { event: field("event")!, id: Number(field("id")), data: JSON.parse(field("data")!) };
        }
      }
    }
  } finally {
    await reader.cancel();
  }
}

/** Reads events from a response until `count` have come; then hangs up. */
export async function listen(response: Response, count: number): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of eventsOf(response)) {
    events.push(event);
    if (events.length === count) return events;
  }
  throw new Error(`the stream ended after ${events.length} events`);
}

/** Reads events until the stream ends. */
export async function listenToEnd(response: Response): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of eventsOf(response)) events.push(event);
  return events;
}
