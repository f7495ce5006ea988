/** A back drawn in a few shapes of each kind, as a drawing programme would save it. */
export const back = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 260">
  <defs><path id="unused" d="M0 0h9v9z"/></defs>
  <style>rect { fill: red }</style>
  <circle cx="100" cy="28" r="20"/>
  <rect id="neck" x="86" y="48" width="28" height="22" rx="4"/>
  <g id="shoulders"><path d="M60 74 86 70v22H54z"/><path d="M140 74 114 70v22h32z"/></g>
  <g transform="translate(0 2)"><polygon id="upper" points="58,92 142,92 138,146 62,146"/></g>
  <rect id="lower" x="62" y="150" width="76" height="42"/>
  <ellipse id="hips" cx="100" cy="214" rx="46" ry="20"/>
</svg>`;

export const regions = [
  { value: 'neck', label: 'Nuque' },
  { value: 'shoulders', label: 'Épaules' },
  { value: 'upper', label: 'Haut du dos' },
  { value: 'lower', label: 'Bas du dos' },
  { value: 'hips', label: 'Bassin' },
];
