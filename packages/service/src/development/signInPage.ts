import { html, raw } from 'hono/html';
import { hubTexts } from './hubTexts.ts';
import { linkTexts } from './linkTexts.ts';
import type { DevelopmentPerson } from './people.ts';
import { faultTexts, type SignInFault } from './signInFaults.ts';
import { languageNames, languages, type PageLanguage, pageLanguage, signInTexts } from './signInTexts.ts';

type Html = ReturnType<typeof html>;

const favicon = raw('<link rel="icon" href="/favicon.svg" type="image/svg+xml">');

export function page(language: PageLanguage, title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – Greffe</title>
        ${favicon}
        <link rel="stylesheet" href="/auth/sign-in.css" />
      </head>
      <body>
        <main>
          <p class="product">Greffe</p>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
}

/** "Choose who to be": one button a person, which posts the choice back to the page's own address. */
export function choosePage(
  people: readonly DevelopmentPerson[],
  language: PageLanguage,
  /** Where a hub is played, if there is such a page. */
  hub?: string,
): Html {
  const texts = signInTexts[language];
  return page(
    language,
    texts.title,
    html`<p class="introduction">${texts.introduction}</p>
      <form method="post" aria-label="${texts.people}">
        <ul class="people">
          ${people.map((person) => personItem(person, language))}
        </ul>
      </form>
      ${hub === undefined ? '' : html`<p><a href="${hub}?lang=${language}">${hubTexts[language].choice}</a></p>`}
      <nav aria-label="${texts.languages}">
        <ul class="languages">
          ${languages.map((other) => languageItem(other, other === language))}
        </ul>
      </nav>`,
  );
}

function personItem(person: DevelopmentPerson, language: PageLanguage): Html {
  const description = person.description[language] ?? '';
  return html`<li>
    <button type="submit" name="person" value="${person.id}" aria-describedby="about-${person.id}">
      <span class="name">${person.givenName} ${person.familyName}</span>
    </button>
    <div class="about" id="about-${person.id}">
      <p>${description}</p>
      ${person.organisations.map((name) => html`<p class="organisation">${name}</p>`)}
    </div>
  </li>`;
}

function languageItem(language: PageLanguage, isCurrent: boolean): Html {
  const current = isCurrent ? raw(' aria-current="true"') : '';
  return html`<li><a href="?lang=${language}" lang="${language}" hreflang="${language}"${current}>${languageNames[language]}</a></li>`;
}

/** The page for a sign-in that cannot go on: what happened, and the way back. */
export function brokenSignIn(acceptLanguage: string | undefined, fault: SignInFault = 'broken'): string {
  const language = pageLanguage(acceptLanguage);
  const { title, help } = faultTexts[language][fault];
  const body = html`<p class="introduction">${help}</p>
    <p><a class="again" href="/auth/login">${signInTexts[language].again}</a></p>`;
  return String(page(language, title, body));
}

/** The page for a hub's link that opens nothing, or no more: the same whatever the reason. */
export function closedLink(acceptLanguage: string | undefined): string {
  const language = pageLanguage(acceptLanguage);
  const { title, help } = linkTexts[language];
  return String(page(language, title, html`<p class="introduction">${help}</p>`));
}
