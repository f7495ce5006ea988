import { choosePage, type DevelopmentPerson, pageLanguage } from '@greffe/service/development';
import sheet from '@greffe/service/development/sign-in.css?url';
import tokens from '@greffe/service/development/tokens.css?url';
import type { ImageFinding } from '../image/buildImage.ts';
import { opening, type Sentence } from './texts.ts';

/** Says that the database is being opened, in the root that the application then fills. */
export function showOpening(): void {
  const language = pageLanguage(...navigator.languages);
  const status = element('p', opening[language]);
  status.setAttribute('role', 'status');
  status.lang = language;
  document.getElementById('root')?.replaceChildren(status);
}

/** Shows a sentence in all four languages, and below it what a developer needs to know. */
export function showMessage(sentence: Sentence, details: readonly string[] = []): void {
  const main = document.createElement('main');
  main.setAttribute('role', 'alert');
  for (const [language, text] of Object.entries(sentence)) {
    const paragraph = element('p', text.replace('{address}', `http://localhost:${location.port}`));
    paragraph.lang = language;
    main.append(paragraph);
  }
  for (const detail of details) {
    const paragraph = element('p', detail);
    paragraph.lang = 'en';
    main.append(paragraph);
  }
  dress();
  document.body.replaceChildren(main);
}

export function findingText({ folder, file, pointer, message, suggestion }: ImageFinding): string {
  const place = `${folder.split(/[\\/]/).at(-1)}/${file}${pointer && `#${pointer}`}`;
  return [`${place}: ${message}`, suggestion].filter(Boolean).join(' ');
}

/** The page that the development server shows for signing in; `choose` is called with a person's id. */
export function showSignIn(people: readonly DevelopmentPerson[], choose: (person: string) => void): void {
  const asked = new URLSearchParams(location.search);
  const language = pageLanguage(
    asked.get('lang') ?? undefined,
    asked.get('ui_locales') ?? undefined,
    ...navigator.languages,
  );
  const page = new DOMParser().parseFromString(String(choosePage(people, language)), 'text/html');
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) {
    asked.set('lang', link.hreflang);
    link.href = `?${asked}`;
  }
  page.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!(event.submitter instanceof HTMLButtonElement)) return;
    // The choice is made: nothing of this page may be taken for the next one.
    document.body.replaceChildren();
    choose(event.submitter.value);
  });
  dress();
  document.documentElement.lang = language;
  document.title = page.title;
  document.body.replaceChildren(...page.body.children);
}

function dress(): void {
  for (const href of [tokens, sheet]) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    document.head.append(link);
  }
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
