"""Nouns for human beings, by what they do, suffer or are to others."""

from __future__ import annotations

from functools import cache

from headwater.lexicon.sources import person_nouns

_HUMANS = frozenset(
    """abbess abbot acquaintance acrobat actor actress addict admirer adolescent adult adventurer
alderman amputee anaesthetist anchor anchorman anchorwoman anthropologist antiquarian
apothecary appellant apprentice arbiter arborist archaeologist archdeacon architect archivist
aristocrat assailant assassin astronaut astronomer asylum-seeker athlete attaché attendant
auctioneer aunt babysitter bachelor backbencher backpacker bailiff ballerina bandleader
bandmate banker barber bargee barista barmaid barman baron baroness barrister bartender
bassist batsman beachcomber beachgoer beautician beekeeper beggar believer bellboy bellringer
beneficiary biker billionaire birdwatcher blacksmith blogger boatman boatswain bodyguard
bomber bookie bookkeeper bookmaker bookseller botanist bouncer bowler boxer boyfriend brewer
bricklayer bride bridegroom bridesmaid broker bursar busker busman butcher butler bystander
cabbie cabinetmaker cabman caddie cadet caliph caller cameraman canon cantor captive caregiver
carer caretaker carpenter cartographer caseworker cashier casualty caterer cellist cellmate
centenarian chambermaid champion chancellor chaperone chaplain charwoman chauffeur
cheesemonger chef chemist choirmaster chorister churchgoer churchwarden claimant clairvoyant
classmate cleaner clergyman clergywoman client climber clockmaker clubber coachman
coastguardsman cobbler codebreaker coder colleague collier comedian commuter complainant
composer comrade concertgoer concierge conductor confidant confidante conscript constable
constituent consultant controller convict cook copilot coppersmith cosmonaut counsel
counsellor counterpart courier courtier cowboy cowherd coxswain crabber craftsman crewman
crewmate critic crofter croupier cryptographer curate curator custodian customer cutman
cyclist dairymaid dairyman dancer deacon dean debater deckhand decorator defector defendant
demonstrator dentist dependant dermatologist deserter designer detainee detective dietitian
dignitary diva diver divorcee docker dockhand dockworker doorkeeper doorman doyen draftee
draughtsman dressmaker drover druid drummer duchess duke economist elector electrician
embalmer emir emissary emperor empress enthusiast entomologist entrepreneur eunuch evacuee
evangelist examiner executioner executor exile explorer eyewitness fan farmhand farmworker
farrier ferryman ferrywoman fiancé fiancée fiddler figurehead filmmaker financier fireman
firewoman fisherwoman fishmonger fishwife flatmate flautist foreman forester forewoman forger
forwarder foundling freelancer friar friend frontman fugitive fundraiser furrier gambler
gamekeeper gaoler gardener gendarme geneticist geographer ghillie girlfriend glazier
go-between goalie goalkeeper goatherd goatherder godfather goldsmith gondolier grandad
grandchild granddaughter grandfather grandma grandmother grandpa grandparent grandson granny
gravedigger greengrocer grocer groom groundskeeper groundsman grower guarantor guardian
guardsman guerrilla guest guide guitarist gunman gymnast gynaecologist hacker hairdresser
handyman harbourmaster hawker headmaster headmistress headteacher healer heckler heir heiress
helmsman herder herdsman hermit highlander hijacker hiker hitchhiker holidaymaker homeowner
horsewoman host hostage hostess hotelier housekeeper housemate housewife hunter husbandman
hygienist hypnotist illustrator impresario industrialist infant infantryman influencer
informant informer inhabitant inmate innkeeper insider insurgent intermediary intern
interpreter inventor ironmonger ironworker islander jailer janitor jeweller jihadist jockey
joiner journeyman juror kayaker keeper kid kidnapper kinsman kinswoman knight laborer labourer
lad laird lamplighter landlady landlord landowner lass laundress layman laywoman leaseholder
legionnaire legislator librarian lifeboatman lifeguard lineman linesman linguist litigant
lobsterman locksmith lodger longshoreman lorry-driver lorryman lover lumberjack machinist
madam magician magnate maid maidservant mailman mandarin marathoner marine mariner marksman
marquess mason masseur masseuse mastermind matador mate matriarch maverick maître mechanic
mercenary messenger microbiologist middleman midfielder militant militiaman milkmaid milkman
millionaire millworker minder mistress mobster moderator monarch mountaineer mourner moviegoer
muezzin mufti mukhtar mullah muralist musician nanny naturalist navigator negotiator
neurologist newcomer newsagent newsman newsreader nightwatchman nobleman nomad nominee notary
novelist novice nuncio nursemaid nutritionist obstetrician occupier officeholder oligarch
oncologist onlooker optician optometrist orderly organist ornithologist orphan osteopath
outlaw outsider oysterman paediatrician painter palaeontologist paratrooper parishioner
partygoer passer-by passerby pathologist patriarch patrolman patron pawnbroker peacekeeper
peddler pedestrian pediatrician pedlar peer penitent percussionist pharmacist pharmacologist
philanthropist philosopher photographer physicist physiotherapist pianist pickpocket pilgrim
piper pirate plaintiff plasterer playmaker playwright plumber plutocrat poacher podcaster poet
polemicist policeman policewoman pollster pontiff porter postdoc postman postmaster
postmistress postwoman potter prankster preacher predecessor prefect prelate primate prince
princess privateer prodigy producer promoter prompter proofreader prophet proprietor protege
provost psychiatrist psychic psychologist publican publisher pundit pupil puppeteer quarryman
quartermaster queen rabbi radiographer radiologist railwayman rancher ranger rapper rapporteur
raver rebel recruit rector referee regent regular retiree rival roadie roofer roommate rower
royal runner saboteur sacristan saddler sailor salesman salesperson saleswoman sapper
schoolboy schoolgirl schoolkid schoolmaster schoolmate schoolmistress schoolteacher scout
scribe scrutineer sculptor seafarer seaman seamstress seer seller sentry servant serviceman
servicewoman sexton shareholder sheikh shepherd sheriff shipbroker shipmate shipowner
shipwright shopper showman sidekick signalman signatory singer skier sleuth smallholder
smuggler sniper songwriter soprano sorcerer sovereign spectator spiritualist spokesperson
sportsman sportswoman spouse squatter squire stablehand stagehand stakeholder stallholder
statesman stationmaster steelworker stenographer stepbrother stepdaughter stepfather
stepmother stepsister stepson steward stewardess stockbroker stoker stonecutter stonemason
storekeeper stowaway stranger straphanger strategist streetsweeper striker strongman subeditor
subordinate subpostmaster subscriber successor suffragan sultan surrogate surveyor swimmer
swineherd tailor taxidermist taxpayer teammate teenager teller temp tenant tenor theatregoer
therapist tinker tipster toastmaster toddler tourist townsman townswoman trafficker trainee
trainer tramdriver translator trapper traveler traveller trawlerman trucker trumpeter trustee
tsar tutor twin tycoon typesetter typist umpire undersecretary understudy undertaker user
usher usurer valet vendor verderer verger vet veteran veterinarian vicar viceroy villain
vintner violinist virtuoso viscount visitor vlogger waiter waitperson waitress warden warder
wardress warlord warrior watchmaker watchman weatherman weaver webmaster welder whaler
wheelwright whip whistleblower widow winemaker winner wizard woodcutter woodsman workmate
worshipper wrestler yachtsman yardman yeoman yogi youngster youth zookeeper zoologist""".split()
)


@cache
def human_nouns() -> frozenset[str]:
    """Every noun, lower case, for somebody who can speak."""
    return person_nouns() | _HUMANS
