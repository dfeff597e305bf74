// The opened chat: what is seen, heard and pressed.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { Api, type Choice } from "./api";
import type { Chat } from "./chat";
import { Conversation, type Item } from "./conversation";
import { save, saveTranscript } from "./files";
import { rendered, typeset } from "./markdown";
import { Memory } from "./memory";
import type { Options } from "./options";
import { panelStyle } from "./panel-style";
import * as texts from "./texts";
import { type Language, type Words } from "./texts";

const LONGEST = 1_000;
const SLOW_AFTER_MS = 5_000;
const NEAR_END_PX = 60;

export class Panel extends LitElement implements Chat {
  static styles = panelStyle;

  options!: Options;
  launcher!: HTMLElement;
  private memory = new Memory();
  private talk!: Conversation;
  private shown = false;
  private menuOpen = false;
  private problem: { words: Words; detail?: number } | null = null;
  private slow = false;
  private slowTimer = 0;
  private wasBusy = false;
  private seen = 0;
  private wasTroubled = false;
  /** Where the part of the log in view ends: it stays there when the keyboard makes room or takes it. */
  private viewEnd = 0;
  private fullScreen = matchMedia("(max-width: 30em), (max-height: 30em)");

  connectedCallback(): void {
    super.connectedCallback();
    const { address, language, school } = this.options;
    this.talk = new Conversation(new Api(address), this.memory, school, language, () => this.changed());
    this.addEventListener("keydown", (event) => this.key(event));
    // A site's shortcuts are not for what is typed here.
    for (const name of ["keyup", "keypress"]) this.addEventListener(name, (event) => event.stopPropagation());
    this.fullScreen.addEventListener("change", () => this.cover());
    for (const name of ["resize", "scroll"]) visualViewport?.addEventListener(name, () => this.fit());
  }

  isOpen(): boolean {
    return this.shown;
  }

  open(event?: MouseEvent): void {
    this.show(true);
    void this.talk.begin();
    void this.updateComplete.then(() => {
      this.toEnd();
      if (event) this.goOn(event);
    });
  }

  close(focus = true): void {
    this.menuOpen = false;
    this.show(false);
    if (focus) this.launcher.focus();
  }

  online(): void {
    if (this.shown && this.talk.troubled) void this.talk.pump();
    this.requestUpdate();
  }

  /** Another tab may have gone on: of a remembered conversation, or a copy of this one. */
  seenAgain(): void {
    if (this.shown && !document.hidden) void this.talk.refresh();
  }

  /** The page comes back from the browser's cache: another one of this tab may have gone on. */
  comeBack(): void {
    this.talk.comeBack();
    this.show(this.memory.kept.open === true);
    if (this.shown) void this.talk.begin();
  }

  /** Who tabs out of a panel that covers the page must see where they are, by way of the browser's bar too. */
  left(): void {
    if (this.shown && this.fullScreen.matches) this.close(false);
  }

  render(): unknown {
    const { language } = this.talk;
    return html`
      <section
        class="panel ${this.options.scheme} ${this.options.position}"
        role="dialog"
        aria-labelledby="title"
        lang=${language}
        ?hidden=${!this.shown}
      >
        ${this.header(language)}
        <div class="middle">
          ${this.menu(language)}
          <div
            id="log"
            role="log"
            aria-live=${this.talk.restoring ? "off" : "polite"}
            aria-relevant="additions"
            aria-label=${texts.log[language]}
            tabindex="0"
            @scroll=${() => (this.viewEnd = this.log.scrollTop + this.log.clientHeight)}
          >
            ${repeat(
              this.talk.items,
              ({ key }) => key,
              (item) => this.item(item, language),
            )}
            ${this.talk.troubled ? this.trouble(language) : nothing}
          </div>
        </div>
        <p id="status" role="status"><span class=${this.typing ? "typing" : ""}>${this.status(language)}</span></p>
        ${this.form(language)}
      </section>
    `;
  }

  protected firstUpdated(): void {
    const { log } = this;
    new ResizeObserver(() => (log.scrollTop = this.viewEnd - log.clientHeight)).observe(log);
  }

  protected updated(_: PropertyValues): void {
    const { items, troubled } = this.talk;
    if (items.length !== this.seen) this.reveal(items.length > this.seen ? this.seen : items.length);
    else if (troubled && !this.wasTroubled) this.toEnd();
    this.seen = items.length;
    this.wasTroubled = troubled;
  }

  private header(language: Language): TemplateResult {
    return html`
      <header>
        <h2 id="title">${texts.title[language]}</h2>
        <button
          type="button"
          class="menu-button"
          aria-expanded=${this.menuOpen}
          aria-controls="menu"
          @click=${() => this.toggleMenu(!this.menuOpen)}
        >
          ${texts.menu[language]}
        </button>
        <button type="button" class="close" @click=${() => this.close()}>
          <span aria-hidden="true">✕</span> <span class="word">${texts.close[language]}</span>
        </button>
        <div class="languages" role="group" aria-label=${texts.languages[language]}>
          ${texts.LANGUAGES.map(
            (each) => html`
              <button
                type="button"
                lang=${each}
                aria-pressed=${each === language}
                @click=${() => this.talk.speak(each)}
              >
                ${texts.languageNames[each]}
              </button>
            `,
          )}
        </div>
      </header>
    `;
  }

  private menu(language: Language): TemplateResult {
    const say = (words: Words) => () => this.talk.say(words[this.talk.language]);
    const entries: [Words, () => void][] = [
      [texts.simpler, say(texts.saySimpler)],
      [texts.human, say(texts.sayHuman)],
      [texts.download, () => saveTranscript(this.talk.items, this.talk.language)],
      [texts.erase, say(texts.sayErase)],
      [texts.restart, () => this.talk.restart()],
    ];
    return html`
      <div id="menu" ?hidden=${!this.menuOpen} @focusout=${this.menuLeft}>
        <ul role="list">
          ${entries.map(
            ([words, act]) => html`
              <li>
                <button type="button" @click=${(event: MouseEvent) => this.pick(act, event)}>${words[language]}</button>
              </li>
            `,
          )}
        </ul>
        <label class="remember">
          <input
            type="checkbox"
            .checked=${this.memory.remembered}
            @change=${this.remember}
          />
          ${texts.remember[language]}
        </label>
      </div>
    `;
  }

  private item(item: Item, language: Language): TemplateResult {
    return html`
      <div class="message ${item.author}" lang=${item.language ?? nothing}>
        <span class="for-readers" lang=${language}>${(item.author === "user" ? texts.you : texts.bot)[language]}</span>
        ${item.author === "user" ? html`<p class="typed" dir="auto">${item.text}</p>` : this.answer(item)}
        ${item.state === "unsent" ? html`<p class="unsent" lang=${language}>${texts.notSent[language]}</p>` : nothing}
        ${item.state === "refused" ? html`<p class="unsent" lang=${language}>${texts.refused[language]}</p>` : nothing}
      </div>
      ${item.choices.length ? this.choices(item, language) : nothing}
    `;
  }

  private answer(item: Item): unknown {
    const spoken = item.language === "nl" ? "nl" : "fr";
    return html`
      ${guard([item.text], () => rendered(item.text, spoken))}
      ${item.sourceWords ? html`<p class="source">${item.sourceWords}</p>` : nothing}
      ${item.sources.length ? this.sources(item, spoken) : nothing}
      ${item.calendar
        ? html`
            <button type="button" class="calendar" @click=${() => this.saveCalendar(item)}>
              ${texts.calendar[spoken]}
            </button>
          `
        : nothing}
    `;
  }

  private sources({ sources }: Item, spoken: Language): TemplateResult {
    const name = sources.length > 1 ? `${texts.sources[spoken]} (${sources.length})` : texts.source[spoken];
    return html`
      <details class="source">
        <summary>${name}</summary>
        <ul>
          ${sources.map(({ title, date }) => html`<li>${title}, ${date}</li>`)}
        </ul>
      </details>
    `;
  }

  private choices(item: Item, language: Language): TemplateResult {
    return html`
      <div class="choices" role="group" aria-label=${texts.choices[language]}>
        <ul role="list" lang=${item.language ?? nothing}>
          ${item.choices.map(
            (choice, n) => html`
              <li>
                <button
                  type="button"
                  ?disabled=${item.closed}
                  @click=${(event: MouseEvent) => this.choose(choice, event)}
                >
                  <span class="number">${item.firstNumber + n}</span> ${typeset(choice.title)}
                </button>
              </li>
            `,
          )}
        </ul>
      </div>
    `;
  }

  private trouble(language: Language): TemplateResult {
    const reach = this.talk.reach || this.options.contact;
    return html`
      <div class="trouble">
        ${reach && this.talk.lost
          ? html`<div>${guard([reach, language], () => rendered(`${texts.person[language]} ${reach}`, language))}</div>`
          : nothing}
        <button type="button" class="retry" @click=${() => this.talk.retry()}>${texts.retry[language]}</button>
      </div>
    `;
  }

  private form(language: Language): TemplateResult {
    const { problem } = this;
    const said = problem ? [problem.words[language], problem.detail].filter(Boolean).join(" ") : "";
    return html`
      <form @submit=${this.submit} novalidate>
        <label for="input">${texts.label[language]}</label>
        <p id="problem" role="alert">${said}</p>
        <div class="row">
          <textarea
            id="input"
            rows="1"
            enterkeyhint="send"
            autocomplete="off"
            aria-describedby=${problem ? "problem" : nothing}
            aria-invalid=${problem ? "true" : nothing}
            @input=${this.clearProblem}
          ></textarea>
          <button type="submit" class="send">${texts.send[language]}</button>
        </div>
      </form>
    `;
  }

  private get input(): HTMLTextAreaElement {
    return this.renderRoot.querySelector("textarea")!;
  }

  private get log(): HTMLElement {
    return this.renderRoot.querySelector("#log")!;
  }

  private get typing(): boolean {
    return this.talk.busy && !this.talk.troubled;
  }

  private status(language: Language): string {
    if (this.talk.troubled && this.talk.lost) return (navigator.onLine ? texts.lost : texts.offline)[language];
    if (this.typing) return (this.slow ? texts.slow : texts.typing)[language];
    return "";
  }

  private show(shown: boolean): void {
    this.shown = shown;
    this.memory.keep({ open: shown });
    this.launcher.setAttribute("aria-expanded", String(shown));
    this.cover();
    this.requestUpdate();
  }

  /** Of the window a phone's keyboard leaves a part, which is told here alone; zooming in is told too. */
  private fit(): void {
    const { height, offsetTop, scale } = visualViewport!;
    const covered = scale === 1 && height < innerHeight;
    this.style.setProperty("--top", covered ? `${offsetTop}px` : null);
    this.style.setProperty("--height", covered ? `${height}px` : null);
  }

  private cover(): void {
    this.parentElement?.classList.toggle("full", this.shown && this.fullScreen.matches);
  }

  private changed(): void {
    const { busy } = this.talk;
    if (busy !== this.wasBusy) {
      this.wasBusy = busy;
      this.slow = false;
      clearTimeout(this.slowTimer);
      if (busy) {
        this.slowTimer = setTimeout(() => {
          this.slow = true;
          this.requestUpdate();
        }, SLOW_AFTER_MS);
      }
      // The button that was pressed goes away.
      const { activeElement } = this.renderRoot as ShadowRoot;
      if (!busy && !this.talk.troubled && activeElement?.matches(".retry")) this.input.focus();
    }
    this.requestUpdate();
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text || text.length > LONGEST) {
      this.problem = text ? { words: texts.tooLong, detail: text.length } : { words: texts.nothingTyped };
      this.requestUpdate();
    } else {
      this.input.value = "";
      this.clearProblem();
      this.talk.say(text);
    }
    this.input.focus();
  }

  private clearProblem(): void {
    if (!this.problem) return;
    this.problem = null;
    this.requestUpdate();
  }

  private choose(choice: Choice, event: MouseEvent): void {
    this.talk.choose(choice);
    this.goOn(event);
  }

  private pick(act: () => void, event: MouseEvent): void {
    this.toggleMenu(false);
    this.goOn(event);
    act();
  }

  /** On a touch screen the input would bring up the keyboard over what comes next. */
  private goOn(event: MouseEvent): void {
    const touched = event instanceof PointerEvent && event.pointerType === "touch";
    (touched ? this.log : this.input).focus();
  }

  private menuLeft({ relatedTarget, currentTarget }: FocusEvent): void {
    if (!(relatedTarget instanceof Element) || relatedTarget.matches(".menu-button")) return;
    if (!(currentTarget as Element).contains(relatedTarget)) this.toggleMenu(false);
  }

  private toggleMenu(open: boolean): void {
    this.menuOpen = open;
    this.requestUpdate();
    if (open) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#menu button")!.focus());
  }

  private remember({ target }: Event): void {
    this.memory.remember((target as HTMLInputElement).checked);
    this.requestUpdate();
  }

  private saveCalendar({ calendar }: Item): void {
    if (calendar) save(calendar.filename, calendar.content, "text/calendar;charset=utf-8");
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === "Escape") this.escape();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing && this.isInput(event)) {
      event.preventDefault();
      this.submit(event);
    }
  }

  private isInput(event: KeyboardEvent): boolean {
    return event.composedPath()[0] === this.input;
  }

  private escape(): void {
    if (!this.menuOpen) return this.close();
    this.toggleMenu(false);
    this.renderRoot.querySelector<HTMLElement>(".menu-button")!.focus();
  }

  /** A reply is read from its start, whatever its length. */
  private reveal(from: number): void {
    const { log } = this;
    const first = log.querySelectorAll<HTMLElement>(".message")[from];
    const mine = this.talk.items[from]?.author === "user";
    if (!first || mine || this.talk.restoring) return this.toEnd();
    const atEnd = log.scrollHeight - log.clientHeight;
    log.scrollTop = Math.min(atEnd, first.offsetTop - NEAR_END_PX);
  }

  private toEnd(): void {
    this.log.scrollTop = this.log.scrollHeight;
  }
}
