// A shield that belongs to no town: two fields, as a coat of arms would stand there.
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 84 96"><path d="M10 0h64a10 10 0 0 1 10 10v42a42 44 0 0 1-84 0V10A10 10 0 0 1 10 0z" fill="#343a45"/><path d="M10 0h32v96A42 44 0 0 1 0 52V10A10 10 0 0 1 10 0z" fill="#c3342f"/><path d="M10 2h64a8 8 0 0 1 8 8v42a40 42 0 0 1-80 0V10a8 8 0 0 1 8-8z" fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="4"/></svg>`

/** As the plan wants it: a data address. */
export const placeholderArms = `data:image/svg+xml;base64,${btoa(drawing)}`
