// All that the widget itself says, French and Dutch side by side. Answers come from the server.
export type Language = "fr" | "nl";
export type Words = Readonly<Record<Language, string>>;

export const LANGUAGES: readonly Language[] = ["fr", "nl"];
export const isLanguage = (given: unknown): given is Language => given === "fr" || given === "nl";

// Before opening
export const region: Words = { fr: "Assistant Parcours", nl: "Parcours-assistent" };
export const launcher: Words = { fr: "Une question ?", nl: "Een vraag?" };
export const loading: Words = { fr: "Ouverture…", nl: "Bezig met openen…" };
export const notLoaded: Words = {
  fr: "Le chat ne s’ouvre pas. Vérifiez votre connexion, puis réessayez.",
  nl: "De chat gaat niet open. Kijk je verbinding na en probeer opnieuw.",
};
export const person: Words = { fr: "Une personne peut vous aider :", nl: "Een mens kan je helpen:" };

// The panel
export const title: Words = { fr: "Assistant automatique", nl: "Automatische assistent" };
export const close: Words = { fr: "Fermer", nl: "Sluiten" };
export const menu: Words = { fr: "Menu", nl: "Menu" };
export const languages: Words = { fr: "Langue", nl: "Taal" };
export const languageNames: Words = { fr: "Français", nl: "Nederlands" };
export const log: Words = { fr: "Discussion", nl: "Gesprek" };
export const bot: Words = { fr: "Assistant :", nl: "Assistent:" };
export const you: Words = { fr: "Vous :", nl: "Jij:" };
export const choices: Words = { fr: "Réponses proposées", nl: "Voorgestelde antwoorden" };
export const label: Words = { fr: "Votre message", nl: "Je bericht" };
export const send: Words = { fr: "Envoyer", nl: "Versturen" };
export const newWindow: Words = { fr: "(nouvelle fenêtre)", nl: "(nieuw venster)" };
export const source: Words = { fr: "Source", nl: "Bron" };
export const sources: Words = { fr: "Sources", nl: "Bronnen" };
export const calendar: Words = { fr: "Ajouter à mon agenda", nl: "In mijn agenda zetten" };

// The menu, and what is said for the person who uses it
export const simpler: Words = { fr: "Dire plus simplement", nl: "Eenvoudiger zeggen" };
export const saySimpler: Words = {
  fr: "Pouvez-vous le dire plus simplement ?",
  nl: "Kan je dat eenvoudiger zeggen?",
};
export const human: Words = { fr: "Parler à une personne", nl: "Een mens spreken" };
export const sayHuman: Words = {
  fr: "Je veux parler à une personne.",
  nl: "Ik wil met een mens spreken.",
};
export const erase: Words = { fr: "Effacer mes données", nl: "Mijn gegevens wissen" };
export const sayErase: Words = { fr: "Effacez mes données.", nl: "Wis mijn gegevens." };
export const restart: Words = { fr: "Recommencer", nl: "Opnieuw beginnen" };
export const download: Words = { fr: "Télécharger la discussion", nl: "Het gesprek downloaden" };
export const file: Words = { fr: "discussion", nl: "gesprek" };
export const remember: Words = {
  fr: "Garder cette discussion un jour sur cet appareil",
  nl: "Dit gesprek een dag op dit toestel bewaren",
};
export const saySpeak: Words = {
  fr: "En français, s’il vous plaît.",
  nl: "In het Nederlands, alsjeblieft.",
};

// How it goes
export const typing: Words = { fr: "L’assistant écrit…", nl: "De assistent schrijft…" };
export const slow: Words = {
  fr: "Cela prend plus de temps que d’habitude…",
  nl: "Dit duurt langer dan anders…",
};
export const lost: Words = {
  fr: "Connexion interrompue. Nouvel essai automatique.",
  nl: "Verbinding verbroken. We proberen vanzelf opnieuw.",
};
export const offline: Words = {
  fr: "Vous êtes hors ligne. Votre message partira dès le retour de la connexion.",
  nl: "Je bent offline. Je bericht vertrekt zodra er weer verbinding is.",
};
export const notSent: Words = { fr: "Pas encore envoyé", nl: "Nog niet verstuurd" };
export const refused: Words = { fr: "Non envoyé", nl: "Niet verstuurd" };
export const retry: Words = { fr: "Réessayer", nl: "Opnieuw proberen" };
export const expired: Words = {
  fr: "Cette discussion est terminée. Une nouvelle commence.",
  nl: "Dit gesprek is afgelopen. Er begint een nieuw gesprek.",
};
export const nothingTyped: Words = { fr: "Écrivez d’abord un message.", nl: "Schrijf eerst een bericht." };
export const tooLong: Words = {
  fr: "Votre message est trop long : 1 000 caractères au plus. Il en compte",
  nl: "Je bericht is te lang: hoogstens 1.000 tekens. Het telt er",
};
