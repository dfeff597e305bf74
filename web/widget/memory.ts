// What this browser keeps, and only after the chat was opened: in the tab, unless asked to remember.
import { isLanguage, type Language } from "./texts";

export interface Said {
  id: string;
  text: string;
  button?: string;
}

interface Kept {
  session?: string;
  language?: Language;
  reach?: string;
  open?: boolean;
  outbox?: Said[];
}

const KEY = "parcours";

export class Memory {
  kept: Kept;

  constructor() {
    const lasting = read(() => localStorage);
    this.kept = read(() => sessionStorage) ?? (lasting ? { ...lasting, outbox: [], open: false } : {});
    if (!isLanguage(this.kept.language)) delete this.kept.language;
  }

  /** Read each time: another tab may have removed it, or put its own conversation there. */
  get remembered(): boolean {
    const lasting = read(() => localStorage);
    return lasting !== null && lasting.session === this.kept.session;
  }

  keep(news: Kept): void {
    const { remembered } = this;
    Object.assign(this.kept, news);
    write(() => sessionStorage, this.kept);
    if (remembered) this.remember(true);
  }

  remember(wanted: boolean): void {
    const { session, language, reach } = this.kept;
    if (wanted) write(() => localStorage, { session, language, reach });
    else attempt(() => localStorage.removeItem(KEY));
  }

  /** What another page of this tab has kept since. */
  recall(): void {
    this.kept = read(() => sessionStorage) ?? this.kept;
  }

  forgetSession(): void {
    this.keep({ session: undefined, outbox: [] });
  }
}

export function wasOpen(): boolean {
  return read(() => sessionStorage)?.open === true;
}

function read(storage: () => Storage): Kept | null {
  const found = attempt(() => JSON.parse(storage().getItem(KEY) ?? "null"));
  return found && typeof found === "object" ? found : null;
}

function write(storage: () => Storage, kept: Kept): void {
  attempt(() => storage().setItem(KEY, JSON.stringify(kept)));
}

/** Storage may be full or forbidden: the conversation then lasts as long as the page. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
