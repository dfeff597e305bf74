// The gateway's API. Every way of not being answered is a Failure.
import type { Language } from "./texts";

export interface Choice {
  title: string;
  token: string;
}
export interface Source {
  title: string;
  date: string;
}
export interface CalendarFile {
  filename: string;
  content: string;
}
export interface Message {
  id: string;
  author: "bot" | "user";
  text: string;
  language: string | null;
  buttons: Choice[];
  source?: Source[];
  calendar?: CalendarFile;
}
export interface Reply {
  messages: Message[];
  language: Language | null;
  unavailable?: boolean;
  session?: string;
  reach?: string;
}
export interface Answer {
  status: number;
  reply: Reply;
  retryAfter: number;
}

const ANSWER_WITHIN_MS = 12_000;

/** No answer that can be used: lost on the way, or not from the gateway. */
export class Failure extends Error {}

export class Api {
  private stop = new AbortController();

  constructor(private readonly address: string) {}

  /** Nobody waits for the answers under way any more. */
  abandon(): void {
    this.stop.abort();
    this.stop = new AbortController();
  }

  open(language: Language | null, school: string | null): Promise<Answer> {
    return this.call("POST", "sessions", undefined, { language, school });
  }

  history(session: string): Promise<Answer> {
    return this.call("GET", "messages", session);
  }

  say(session: string, said: { id: string; text?: string; button?: string; language: Language }): Promise<Answer> {
    return this.call("POST", "messages", session, said);
  }

  private async call(method: string, path: string, session?: string, body?: object): Promise<Answer> {
    const headers: Record<string, string> = {};
    if (body) headers["Content-Type"] = "application/json";
    if (session) headers.Authorization = `Bearer ${session}`;
    const { signal } = this.stop;
    const late = setTimeout(() => this.abandon(), ANSWER_WITHIN_MS);
    try {
      const response = await fetch(`${this.address}api/v1/${path}`, {
        method,
        headers,
        body: body && JSON.stringify(body),
        signal,
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
      const reply = await response.json();
      const usable = Array.isArray(reply.messages);
      if (!usable && (response.ok || response.status >= 500)) throw new Failure();
      return {
        status: response.status,
        reply: usable ? reply : { messages: [], language: null },
        retryAfter: Number(response.headers.get("Retry-After")) || 0,
      };
    } catch {
      throw new Failure();
    } finally {
      clearTimeout(late);
    }
  }
}
