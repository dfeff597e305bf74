// The conversation: what was said, what still has to arrive, and how it gets there exactly once.
import { Failure, type Answer, type Api, type CalendarFile, type Choice, type Message, type Reply, type Source } from "./api";
import type { Memory, Said } from "./memory";
import { withoutSource } from "./sources";
import * as texts from "./texts";
import { isLanguage, type Language, type Words } from "./texts";

export interface Item {
  key: string;
  author: "bot" | "user";
  text: string;
  language: string | null;
  choices: Choice[];
  /** Numbers are counted over a whole reply, as the gateway counts them. */
  firstNumber: number;
  /** A choice was made, or something else was said since. */
  closed?: boolean;
  sources: Source[];
  sourceWords: string;
  calendar?: CalendarFile;
  state?: "sending" | "unsent" | "refused";
  said?: Said;
}

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;
const RESTORED_WITHIN_MS = 500;

/** Not answered now: try again, after `pause` where the server says so. */
class Later extends Error {
  constructor(readonly pause = 0) {
    super();
  }
}

export class Conversation {
  items: Item[] = [];
  busy = false;
  /** The connection, not the assistant, is to blame for what does not arrive. */
  lost = false;
  /** Shown at once when the history comes back: not to be read aloud. */
  restoring = false;
  language: Language;
  private begun = false;
  private abandoned = false;
  private made = 0;
  private failures = 0;
  private timer = 0;
  /** Until what came back is there: an answer before that would not be read aloud either. */
  private restored = Promise.resolve();
  private greeting: Language | null;
  private readonly tried = new Set<string>();

  constructor(
    private readonly api: Api,
    private readonly memory: Memory,
    private readonly school: string | null,
    language: Language | null,
    private readonly changed: () => void,
  ) {
    this.greeting = memory.kept.language ?? language;
    this.language = this.greeting ?? "fr";
  }

  /** Something waits for the next attempt. */
  get troubled(): boolean {
    return this.failures > 0;
  }

  get reach(): string {
    return this.memory.kept.reach ?? "";
  }

  begin(): Promise<void> {
    return this.pump();
  }

  say(text: string, button?: string): void {
    const said = { id: newId(), text, button };
    this.closeChoices();
    this.add(userItem(said, this.language, this.key(), "sending"));
    this.memory.keep({ outbox: [...this.outbox, said] });
    void this.pump();
  }

  choose(choice: Choice): void {
    this.say(choice.title, choice.token);
  }

  speak(language: Language): void {
    const { talking } = this;
    if (language === this.language && (talking || language === this.greeting)) return;
    this.use(language);
    this.greeting = language;
    if (talking) this.say(texts.saySpeak[language]);
    else if (this.begun || this.busy) this.restart();
    else this.changed();
  }

  restart(): void {
    this.memory.forgetSession();
    this.greeting = this.language;
    this.leave();
    void this.pump();
  }

  /** Another page may have gone on with the conversation, or begun a new one. */
  comeBack(): void {
    this.memory.recall();
    const { language } = this.memory.kept;
    if (isLanguage(language)) this.language = this.greeting = language;
    this.leave();
  }

  /** Pressed: who asks for it is told again if it fails again. */
  retry(): void {
    this.items = this.items.map((item) => (item.state === "unsent" ? { ...item, state: "sending" } : item));
    void this.pump();
  }

  /** What was said in another tab. */
  async refresh(): Promise<void> {
    const session = this.memory.kept.session;
    if (!session || !this.begun || this.busy || this.outbox.length) return;
    const { status, reply } = await this.api.history(session).catch(() => ({ status: 0, reply: null }));
    if (status === 200 && reply && !reply.unavailable && reply.messages.length > this.items.length) {
      this.restore(reply);
    }
  }

  /** Now, rather than when its time comes. */
  async pump(): Promise<void> {
    if (this.busy) return;
    clearTimeout(this.timer);
    this.busy = true;
    this.changed();
    try {
      await this.ready();
      if (this.outbox.length) await this.restored;
      while (this.outbox.length && !this.abandoned) {
        const [said] = this.outbox;
        await this.deliver(said);
        this.settle(said);
      }
      this.lost = false;
      this.failures = 0;
    } catch (error) {
      if (!this.abandoned) {
        this.lost = error instanceof Failure;
        this.later(error instanceof Later ? error.pause : 0);
      }
    } finally {
      this.busy = false;
      this.changed();
    }
    if (this.abandoned) {
      this.abandoned = false;
      await this.pump();
    }
  }

  private get outbox(): Said[] {
    return this.memory.kept.outbox ?? [];
  }

  /** Something was said, or may have been: the history is not read yet. */
  private get talking(): boolean {
    const unread = !this.begun && this.memory.kept.session !== undefined;
    return unread || this.items.some(({ author }) => author === "user");
  }

  private leave(): void {
    this.items = [];
    this.begun = false;
    this.failures = 0;
    this.abandoned = this.busy;
    this.api.abandon();
  }

  private later(pause: number): void {
    const unsent = this.outbox.map(({ id }) => id);
    this.items = this.items.map((item) =>
      item.said && unsent.includes(item.said.id) ? { ...item, state: "unsent" } : item,
    );
    const wait = Math.min(FIRST_PAUSE_MS * 2 ** this.failures++, LONGEST_PAUSE_MS);
    this.timer = setTimeout(() => void this.pump(), Math.max(wait, pause * 1000));
  }

  private async ready(): Promise<void> {
    if (this.begun) return;
    if (this.memory.kept.session) await this.resume(this.memory.kept.session);
    else await this.open();
    this.begun = true;
  }

  private async resume(session: string): Promise<void> {
    const answer = await this.api.history(session);
    if (answer.status === 401) return this.anew();
    this.expectAnswer(answer, "resume");
    const done = answered(answer.reply.messages);
    const left = this.outbox.filter(({ id }) => !done.has(id));
    this.memory.keep({ outbox: left });
    left.forEach(({ id }) => this.tried.add(id));
    this.restore(answer.reply);
  }

  private restore(reply: Reply): void {
    const unsent = this.outbox.map((said) => userItem(said, this.language, this.key(), "sending"));
    const waiting = new Set(this.outbox.map(({ id }) => id));
    this.restoring = true;
    this.items = this.read(reply.messages.filter(({ id }) => !waiting.has(id)));
    if (unsent.length) this.closeChoices();
    this.items = [...this.items, ...unsent];
    this.changed();
    this.restored = new Promise((done) => setTimeout(done, RESTORED_WITHIN_MS)).then(() => {
      this.restoring = false;
      this.changed();
    });
  }

  private async open(): Promise<void> {
    const answer = await this.api.open(this.greeting, this.school);
    this.expectAnswer(answer, "open");
    if (!answer.reply.session) throw new Failure();
    this.dropApology("open");
    const { session, reach } = answer.reply;
    this.memory.keep({ session, reach, language: this.greeting ?? undefined });
    this.hear(answer.reply.messages);
    const shown = new Set(this.items.map((item) => item.said?.id));
    for (const said of this.outbox) {
      if (!shown.has(said.id)) this.add(userItem(said, this.language, this.key(), "sending"));
    }
  }

  private async anew(): Promise<void> {
    const unsent = this.outbox;
    this.greeting = this.memory.kept.language ?? this.greeting;
    this.begun = false;
    this.memory.forgetSession();
    this.memory.keep({ outbox: unsent.map(({ id, text }) => ({ id, text })) });
    this.note(texts.expired);
    await this.ready();
  }

  private async deliver(said: Said, fresh = false): Promise<void> {
    if (this.tried.has(said.id) && (await this.arrived(said))) return;
    this.tried.add(said.id);
    const answer = await this.send(said);
    // Buttons belong to the conversation that offered them: their words do as well.
    const typed = { id: said.id, text: said.text };
    if (answer.status === 401 && !fresh) {
      await this.anew();
      return this.deliver(typed, true);
    }
    if (answer.status === 403 && said.button) return this.deliver(typed, fresh);
    this.expectAnswer(answer, said.id);
    this.hear(answer.reply.messages);
    if (answer.status !== 200) return this.mark(said.id, { state: "refused" });
    const { language } = answer.reply;
    if (!language) return;
    this.use(language);
    // What was typed, whatever the language of the panel.
    if (!said.button) this.mark(said.id, { language });
  }

  private send({ id, text, button }: Said): Promise<Answer> {
    const said = button ? { button } : { text };
    return this.api.say(this.memory.kept.session ?? "", { id, ...said, language: this.language });
  }

  /** Sent before, the answer lost: it may be in the history, even after a restart of the server. */
  private async arrived({ id }: Said): Promise<boolean> {
    const answer = await this.api.history(this.memory.kept.session ?? "");
    if (answer.status === 401) return false;
    this.expectAnswer(answer, id);
    const { messages } = answer.reply;
    if (!answered(messages).has(id)) return false;
    const at = messages.findLastIndex((message) => message.id === id);
    this.mark(id, { language: messages[at].language });
    this.hear(messages.slice(at + 1));
    return true;
  }

  /** Goes on only with an answer; an apology is shown once for each thing that waits for one. */
  private expectAnswer({ status, reply, retryAfter }: Answer, what: string): void {
    if (!reply.unavailable && status !== 429 && status < 500) return;
    if (!this.items.some(({ key }) => key.startsWith(`sorry ${what}`))) {
      reply.messages.forEach((message, n) => this.add({ ...this.botItem(message, 1), key: `sorry ${what} ${n}` }));
    }
    throw new Later(retryAfter);
  }

  private dropApology(what: string): void {
    this.items = this.items.filter(({ key }) => !key.startsWith(`sorry ${what}`));
  }

  private settle({ id }: Said): void {
    this.tried.delete(id);
    this.memory.keep({ outbox: this.outbox.filter((said) => said.id !== id) });
    this.items = this.items.map((item) =>
      item.said?.id === id && item.state !== "refused" ? { ...item, state: undefined } : item,
    );
    this.changed();
  }

  private hear(messages: readonly Message[]): void {
    if (messages.length) this.closeChoices();
    this.items = [...this.items, ...this.read(messages)];
    this.changed();
  }

  private read(messages: readonly Message[]): Item[] {
    let number = 1;
    return messages.map((message) => {
      if (message.author === "user") {
        return userItem({ id: message.id, text: message.text }, message.language, this.key());
      }
      const item = this.botItem(message, number);
      number += item.choices.length;
      return item;
    });
  }

  private botItem(message: Message, firstNumber: number): Item {
    const sources = Array.isArray(message.source) ? message.source : [];
    const { text, words } = withoutSource(message.text, sources);
    return {
      key: this.key(),
      author: "bot",
      text,
      language: message.language,
      choices: message.buttons,
      firstNumber,
      sources: words ? [] : sources,
      sourceWords: words,
      calendar: message.calendar,
    };
  }

  private note(words: Words): void {
    const text = words[this.language];
    this.add(this.botItem({ id: "", author: "bot", text, language: this.language, buttons: [] }, 1));
  }

  private use(language: Language): void {
    if (!isLanguage(language)) return;
    this.language = language;
    this.memory.keep({ language });
  }

  private mark(id: string, news: Partial<Item>): void {
    this.items = this.items.map((item) => (item.said?.id === id ? { ...item, ...news } : item));
    this.changed();
  }

  /** Only the last offer counts. */
  private closeChoices(): void {
    this.items = this.items.map((item) => (item.choices.length ? { ...item, closed: true } : item));
  }

  private add(item: Item): void {
    this.items = [...this.items, item];
    this.changed();
  }

  private key(): string {
    return `m${this.made++}`;
  }
}

/** What the assistant heard and answered: when a part of it is down it may hear and say nothing. */
function answered(messages: readonly Message[]): Set<string> {
  return new Set(messages.filter((_, n) => messages[n + 1]?.author === "bot").map(({ id }) => id));
}

function userItem(said: Said, language: string | null, key: string, state?: Item["state"]): Item {
  const { text } = said;
  return { key, author: "user", text, language, choices: [], firstNumber: 0, sources: [], sourceWords: "", state, said };
}

/** crypto.randomUUID exists on https and localhost only. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
