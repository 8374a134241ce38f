// Posts and buttons in Spanish; English stands in for the rest.
import type { PostWords } from "./catalogue.ts";
import type { Translation } from "./message.ts";

const messages = {
  "button.ask": "Preguntar",
  "button.deeper": "Profundizar",
  "button.dismiss": "Cerrar",
  "button.listen": "Escuchar",
  "button.mistake": "Informar de un error",
  "button.more": "Más",
  "button.muteStory": "Silenciar historia",
  "button.notUseful": "No es útil",
  "button.receipts": "Comprobantes",
  "button.sources": "Fuentes",
  "button.stop": "Parar",
  "button.stopWatching": "Dejar de seguirlo",
  "button.useful": "Útil",
  "button.why": "¿Por qué veo esto?",

  "post.byModel": "Escrito por {model}; cada afirmación se comprobó con su pasaje y aun así puede ser falsa",
  "post.commentary": "Comentario",
  "post.corrected": "Corregido por la fuente",
  "post.correctedBy": "{source} ha corregido su noticia.",
  "post.correctedBySome": "Una fuente ha corregido su noticia.",
  "post.counts":
    "{reports, plural, one {# noticia} other {# noticias}}, {origins, plural, one {# origen} other {# orígenes}}",
  "post.digestTitle": "Resumen, {day}: {count, plural, one {# historia} other {# historias}}",
  "post.disagree": "Las fuentes no coinciden: {about}",
  "post.extract": "Extracto, sin modelo de IA: cada frase está citada de su fuente",
  "post.extractBecause": "Extracto, sin modelo de IA ({because}): cada frase está citada de su fuente",
  "post.happened": "Qué ha pasado",
  "post.inference": "inferencia",
  "post.latest": "última noticia {at}",
  "post.moreWait": "Otras {count} esperan al próximo resumen.",
  "post.new": "Nuevo: {fact}",
  "post.newSince": "Nuevo desde {at}",
  "post.next": "Qué viene ahora",
  "post.notConfirmed": "no confirmado del todo",
  "post.now": "Ahora:",
  "post.opinion": "opinión",
  "post.replyWithNumber": "Responde con un número para profundizar.",
  "post.reportedBy": "Según ({counts})",
  "post.sameText": "(mismo texto que {source})",
  "post.source": "fuente",
  "post.updated": "actualizado {at}",
  "post.was": "Antes:",
  "post.why": "Por qué importa",
} as const;

export const es: Translation<PostWords, typeof messages> = messages;
