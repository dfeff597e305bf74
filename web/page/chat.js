// The conversation: one message after another, each sent again under its own id when it failed.
import {
  closeChoices, page, restore, reveal, showChat, showChoices, showFailure, showMessage, showStatus,
  speak, text,
} from "./view.js";

const KEPT = "parcours.session";
const ANSWER_WITHIN_MS = 10000;
let sending = Promise.resolve();

async function call(method, path, body) {
  const session = sessionStorage.getItem(KEPT);
  const headers = { "Content-Type": "application/json" };
  if (session) headers.Authorization = `Bearer ${session}`;
  const response = await fetch(`api/v1/${path}`, {
    method,
    headers,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  return { status: response.status, reply: await response.json() };
}

function showReply(reply) {
  const before = page.log.lastElementChild;
  for (const message of reply.messages) {
    showMessage(message);
    showChoices(message.buttons, message.language, (button) => say(button.title, { button: button.token }));
  }
  if (before) reveal(before);
}

async function openSession() {
  const { status, reply } = await call("POST", "sessions", { language: page.language });
  if (status === 201) sessionStorage.setItem(KEPT, reply.session);
  if (!reply.messages) throw new Error(reply.error);
  showReply(reply);
}

async function begin() {
  showChat();
  await attempt(openSession);
}

async function resume() {
  showChat();
  await attempt(async () => {
    const { status, reply } = await call("GET", "messages");
    if (status === 401) return restart();
    restore(() => showReply(reply));
  });
}

async function restart() {
  sessionStorage.removeItem(KEPT);
  showMessage({ author: "bot", text: text("restarted"), language: page.language });
  await openSession();
}

/** Do `work`, showing that it is under way, and offer to do it again if the server is lost. */
async function attempt(work) {
  showStatus(text("typing"));
  try {
    await work();
  } catch {
    showFailure(text("lost"), () => queue(() => attempt(work)));
  } finally {
    showStatus("");
  }
}

function queue(work) {
  sending = sending.then(work);
}

function say(words, said) {
  showMessage({ author: "user", text: words });
  closeChoices();
  page.input.focus();
  const message = { ...said, id: newId(), language: page.language };
  queue(() => attempt(() => send(message)));
}

async function send(message) {
  if (!sessionStorage.getItem(KEPT)) await openSession();
  let { status, reply } = await call("POST", "messages", message);
  if (status === 401) {
    await restart();
    // Buttons belong to the conversation that offered them.
    if (message.button) return;
    ({ status, reply } = await call("POST", "messages", message));
  }
  if (!reply.messages) throw new Error(reply.error);
  showReply(reply);
  if (reply.unavailable || status === 429) {
    showFailure("", () => queue(() => attempt(() => send(message))));
  }
}

/** crypto.randomUUID exists on https and localhost only. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

page.open.addEventListener("click", () => queue(begin));
page.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = page.input.value;
  if (!words.trim()) return;
  page.input.value = "";
  say(words, { text: words });
});
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => speak(button.dataset.language));
}
speak(page.language);
if (sessionStorage.getItem(KEPT)) queue(resume);
