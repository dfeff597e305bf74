// What is seen: messages, choices, failures. Text only ever becomes text.
import { texts } from "./texts.js";

const SOURCE = /^(Source|Bron)\s?:/;

export const page = {
  language: startingLanguage(),
  welcome: document.getElementById("welcome"),
  open: document.getElementById("open"),
  chat: document.getElementById("chat"),
  log: document.getElementById("log"),
  status: document.getElementById("status"),
  form: document.getElementById("form"),
  input: document.getElementById("input"),
};

function startingLanguage() {
  const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language;
  return asked.startsWith("nl") ? "nl" : "fr";
}

export const text = (name) => texts[page.language][name];

export function speak(language) {
  page.language = language;
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
}

export function showChat() {
  page.welcome.hidden = true;
  page.chat.hidden = false;
  page.input.focus();
}

export function element(name, content = "", className = "") {
  const made = document.createElement(name);
  made.textContent = content;
  if (className) made.className = className;
  return made;
}

export function showMessage({ author, text: words, language, source }) {
  const message = element("div", "", `message ${author}`);
  if (language) message.lang = language;
  const who = element("span", `${text(author === "user" ? "you" : "bot")} `, "for-readers");
  who.lang = page.language;
  message.append(who);
  const lines = [...words.split("\n"), ...(source ? [source] : [])].filter((line) => line.trim());
  for (const line of lines) {
    message.append(element("p", line, SOURCE.test(line) || line === source ? "source" : ""));
  }
  add(message);
}

/** Chips; the first chosen one disables the others, and every older group. */
export function showChoices(buttons, language, choose) {
  if (!buttons.length) return;
  const list = element("ul", "", "choices");
  list.setAttribute("aria-label", text("choices"));
  if (language) list.lang = language;
  for (const button of buttons) {
    const chip = element("button", button.title);
    chip.type = "button";
    chip.addEventListener("click", () => choose(button));
    const item = element("li");
    item.append(chip);
    list.append(item);
  }
  add(list);
}

export function closeChoices() {
  for (const chip of page.log.querySelectorAll(".choices button")) chip.disabled = true;
}

export function showFailure(words, again) {
  const failure = element("div", "", "failure");
  const retry = element("button", text("retry"));
  retry.type = "button";
  retry.addEventListener("click", () => {
    failure.remove();
    page.input.focus();
    again();
  });
  if (words) failure.append(element("p", words));
  failure.append(retry);
  add(failure);
}

export function showStatus(words) {
  page.status.textContent = words;
}

/** Without being read aloud. */
export function restore(show) {
  page.log.setAttribute("aria-live", "off");
  show();
  setTimeout(() => page.log.setAttribute("aria-live", "polite"), 500);
}

/** A long reply is read from its start, under what it answers. */
export function reveal(first) {
  page.log.scrollTop = Math.min(page.log.scrollTop, first.offsetTop);
}

function add(child) {
  page.log.append(child);
  page.log.scrollTop = page.log.scrollHeight;
}
