/** The name of a field in a form as one text, as the library's own function of this name gives it. */
export const toNamePathStr = (name: string | number | readonly (string | number)[] | undefined): string =>
  (name === undefined ? [] : [name].flat()).join('_');
