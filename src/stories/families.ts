// Which outlets belong to one publisher; a missing group only counts one origin twice.

const GROUPS: readonly string[] = [
  // English
  "bbc.com bbc.co.uk",
  "wsj.com nypost.com barrons.com marketwatch.com thetimes.co.uk thetimes.com thesun.co.uk news.com.au theaustralian.com.au heraldsun.com.au dailytelegraph.com.au",
  "foxnews.com foxbusiness.com",
  "mirror.co.uk express.co.uk dailystar.co.uk dailyrecord.co.uk manchestereveningnews.co.uk liverpoolecho.co.uk walesonline.co.uk irishmirror.ie",
  "dailymail.co.uk dailymail.com metro.co.uk inews.co.uk newscientist.com",
  "usatoday.com azcentral.com freep.com indystar.com jsonline.com tennessean.com desmoinesregister.com argusleader.com",
  "sfgate.com sfchronicle.com houstonchronicle.com chron.com mysanantonio.com expressnews.com seattlepi.com timesunion.com",
  "nj.com oregonlive.com cleveland.com mlive.com al.com syracuse.com masslive.com pennlive.com",
  "wired.com newyorker.com vanityfair.com vogue.com gq.com arstechnica.com teenvogue.com",
  "theverge.com vox.com polygon.com eater.com sbnation.com nymag.com vulture.com thecut.com",
  "pcmag.com ign.com mashable.com cnet.com zdnet.com lifehacker.com",
  "techradar.com tomshardware.com tomsguide.com space.com livescience.com pcgamer.com gamesradar.com",
  "variety.com hollywoodreporter.com rollingstone.com billboard.com indiewire.com deadline.com",
  "nbcnews.com today.com",
  "cnbc.com msnbc.com ms.now",
  "go.com espn.com",
  "chicagotribune.com nydailynews.com orlandosentinel.com sun-sentinel.com mercurynews.com denverpost.com",
  "miamiherald.com sacbee.com kansascity.com charlotteobserver.com newsobserver.com star-telegram.com",
  "politico.com politico.eu businessinsider.com welt.de bild.de",
  "smh.com.au theage.com.au afr.com 9news.com.au brisbanetimes.com.au",
  "nationalpost.com calgaryherald.com ottawacitizen.com vancouversun.com montrealgazette.com torontosun.com",
  "independent.co.uk standard.co.uk",
  "indiatimes.com timesofindia.com timesnownews.com",
  "hindustantimes.com livemint.com",
  "yahoo.com techcrunch.com engadget.com aol.com",
  // German
  "merkur.de fr.de tz.de hna.de kreiszeitung.de",
  "haz.de rnd.de lvz.de ostsee-zeitung.de maz-online.de",
  "spiegel.de manager-magazin.de",
  "heise.de ct.de",
  "20min.ch tagesanzeiger.ch bernerzeitung.ch bazonline.ch",
  // French
  "lemonde.fr telerama.fr courrierinternational.com huffingtonpost.fr nouvelobs.com",
  "francetvinfo.fr franceinfo.fr france.tv",
  "rfi.fr france24.com",
  // Spanish, Portuguese, Italian
  "elpais.com as.com cincodias.com huffingtonpost.es cadenaser.com",
  "elmundo.es expansion.com marca.com",
  "globo.com oglobo.com.br",
  "corriere.it gazzetta.it",
  "repubblica.it lastampa.it huffingtonpost.it",
];

const FAMILY = new Map(GROUPS.flatMap((group, index) => group.split(" ").map((domain) => [domain, `group ${index}`])));

/** What two outlets of one publisher have in common; the domain itself when the publisher is not known. */
export function familyOf(domain: string): string {
  return FAMILY.get(domain) ?? domain;
}
