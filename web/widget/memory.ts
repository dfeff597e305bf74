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
  remembered: boolean;

  constructor() {
    const lasting = read(() => localStorage);
    this.remembered = lasting !== null;
    this.kept = read(() => sessionStorage) ?? (lasting ? { ...lasting, outbox: [], open: false } : {});
    if (!isLanguage(this.kept.language)) delete this.kept.language;
  }

  keep(news: Kept): void {
    Object.assign(this.kept, news);
    write(() => sessionStorage, this.kept);
    if (this.remembered) {
      const { session, language, reach } = this.kept;
      write(() => localStorage, { session, language, reach });
    }
  }

  remember(wanted: boolean): void {
    this.remembered = wanted;
    if (!wanted) attempt(() => localStorage.removeItem(KEY));
    this.keep({});
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
