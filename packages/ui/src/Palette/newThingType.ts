/** What something new is called while it is dragged out of a Palette into an Outline. */
export const newThingType = 'application/x-greffe-new';
