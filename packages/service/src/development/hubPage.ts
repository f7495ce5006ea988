import { html } from 'hono/html';
import { hubTexts } from './hubTexts.ts';
import { page } from './signInPage.ts';
import type { PageLanguage } from './signInTexts.ts';

/** Somebody who can be chosen: a physician by his number, a patient by the national number. */
export interface HubPerson {
  readonly number: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Whether the platform knows him already. */
  readonly isKnown: boolean;
}

/** A link that the hub has made. */
export interface MadeLink {
  readonly id: string;
  readonly token: string;
  readonly physician: HubPerson;
  readonly niss: string;
  readonly until: Date;
  readonly isEnded: boolean;
}

/** Minutes for which a therapeutic link can be made to last. */
export const linkMinutes = [60, 10, 1, 1440];

/** Where the hub of development stands. */
export const hubAddress = '/dev/hub';

interface HubPage {
  readonly physicians: readonly HubPerson[];
  readonly patients: readonly HubPerson[];
  readonly links: readonly MadeLink[];
}

/** The page that plays a hub: makes links, opens records by them, and ends the therapeutic link. */
export function hubPage({ physicians, patients, links }: HubPage, language: PageLanguage): string {
  const texts = hubTexts[language];
  const option = ({ number, givenName, familyName, isKnown }: HubPerson) =>
    html`<option value="${number}">${givenName} ${familyName} (${number})${isKnown ? '' : `, ${texts.unknown}`}</option>`;
  const body = html`<p class="introduction">${texts.introduction}</p>
    <form method="post" action="${hubAddress}?lang=${language}" class="hub">
      <label>${texts.physician}<select name="physician">${physicians.map(option)}</select></label>
      <label>${texts.patient}<select name="patient">${patients.map(option)}</select></label>
      <label>${texts.other}<input name="niss" inputmode="numeric" autocomplete="off" /></label>
      <label>${texts.lasts}<select name="minutes">${linkMinutes.map(
        (minutes) => html`<option value="${minutes}">${texts.minutes(minutes)}</option>`,
      )}</select></label>
      <button type="submit">${texts.make}</button>
    </form>
    <h2>${texts.made}</h2>
    ${links.length === 0 ? html`<p>${texts.none}</p>` : ''}
    <ul class="links">${links.map((link) => linkItem(link, language))}</ul>
    <p><a href="/auth/login">${texts.back}</a></p>`;
  return String(page(language, texts.title, body));
}

function linkItem({ id, token, physician, niss, until, isEnded }: MadeLink, language: PageLanguage) {
  const texts = hubTexts[language];
  const { givenName, familyName } = physician;
  const time = until.toLocaleString(`${language}-BE`, { timeZone: 'Europe/Brussels' });
  return html`<li>
    <p><strong>${givenName} ${familyName}</strong> → ${niss}</p>
    <p>${isEnded ? texts.ended : texts.until(time)}</p>
    <form method="post" action="/hub">
      <input type="hidden" name="link" value="${token}" />
      <button type="submit">${texts.open}</button>
    </form>
    <label>${texts.address}<input readonly value="/hub?link=${token}" /></label>
    ${
      isEnded
        ? ''
        : html`<form method="post" action="${hubAddress}/links/${id}/end?lang=${language}">
          <button type="submit" class="quiet">${texts.end}</button>
        </form>`
    }
  </li>`;
}
