// Posts and buttons in French; English stands in for the rest.
import type { PostWords } from "./catalogue.ts";
import type { Translation } from "./message.ts";

const messages = {
  "button.ask": "Demander",
  "button.deeper": "Approfondir",
  "button.dismiss": "Fermer",
  "button.listen": "Écouter",
  "button.mistake": "Signaler une erreur",
  "button.more": "Plus",
  "button.muteStory": "Couper ce sujet",
  "button.notUseful": "Pas utile",
  "button.receipts": "Preuves",
  "button.sources": "Sources",
  "button.stop": "Arrêter",
  "button.stopWatching": "Ne plus le suivre",
  "button.useful": "Utile",
  "button.why": "Pourquoi je vois ceci ?",

  "post.andMore": "… et {count} de plus",
  "post.byModel":
    "Écrit par {model} ; chaque affirmation a été vérifiée sur son passage et peut malgré tout être fausse",
  "post.commentary": "Commentaire",
  "post.corrected": "Corrigé par la source",
  "post.correctedBy": "{source} a corrigé son article.",
  "post.correctedBySome": "Une source a corrigé son article.",
  "post.counts":
    "{reports, plural, one {# article} other {# articles}}, {origins, plural, one {# origine} other {# origines}}",
  "post.digestTitle": "Résumé du {day} : {count, plural, one {# sujet} other {# sujets}}",
  "post.disagree": "Les sources divergent : {about}",
  "post.extract": "Extrait, sans modèle d’IA : chaque phrase est citée de sa source",
  "post.extractBecause": "Extrait, sans modèle d’IA ({because}) : chaque phrase est citée de sa source",
  "post.folded": "{count} de plus omis faute de place",
  "post.foldedBehind": "{count} de plus sous « {button} »",
  "post.happened": "Ce qui s’est passé",
  "post.inference": "déduction",
  "post.latest": "dernier article {at}",
  "post.moreWait": "{count} autres attendent le prochain résumé.",
  "post.new": "Nouveau : {fact}",
  "post.newSince": "Nouveau depuis {at}",
  "post.next": "Et ensuite",
  "post.notConfirmed": "pas entièrement confirmé",
  "post.now": "Maintenant :",
  "post.openInWeb": "Ouvrir sur le web",
  "post.opinion": "opinion",
  "post.picture": "Image : {credit}",
  "post.pictureAlt": "Image de l’article",
  "post.replyWithNumber": "Réponds par un numéro pour approfondir.",
  "post.reportedBy": "Rapporté par ({counts})",
  "post.sameText": "(même texte que {source})",
  "post.source": "source",
  "post.updated": "mis à jour {at}",
  "post.was": "Avant :",
  "post.why": "Pourquoi c’est important",
} as const;

export const fr: Translation<PostWords, typeof messages> = messages;
