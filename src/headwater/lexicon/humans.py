"""Nouns for human beings, by what they do, suffer or are to others."""

from __future__ import annotations

from functools import cache

from headwater.lexicon.sources import person_nouns

_HUMANS = frozenset(
    """acquaintance actor actress adolescent appellant apprentice asylum-seeker athlete babysitter
bailiff barber beekeeper believer biker blogger boatman bomber bouncer boxer boyfriend
bricklayer bride bridegroom butcher bystander cadet caller cantor captive caregiver carer
caretaker carpenter cashier chef claimant classmate cleaner climber colleague commuter
complainant confidant confidante conscript convict cook courier cyclist dancer deacon deckhand
defendant demonstrator dentist deserter detainee diver divorcee doorman draftee drummer
electrician emissary evacuee farmhand ferryman fiancé fiancée fisherwoman flatmate forester
friend fugitive gamekeeper gaoler girlfriend go-between goalkeeper goatherd godfather
granddaughter grandson grocer groom grower guest gunman hairdresser handyman hawker heckler
herder herdsman hijacker hiker hostage housekeeper housemate hunter influencer informant
informer inhabitant inmate insider insurgent intermediary intern interpreter islander jailer
janitor jihadist jockey juror kidnapper laborer labourer lad landlady landlord lass litigant
lodger lorry-driver maid mailman mason mercenary messenger midfielder militiaman muezzin
musician nanny newcomer nightwatchman notary novelist onlooker orderly orphan painter
parishioner passer-by passerby peddler pedestrian pharmacist pilgrim plaintiff playwright
plumber podcaster poet porter postman psychologist pupil rabbi rebel recruit referee retiree
roommate runner sailor schoolboy schoolgirl sculptor seamstress sexton shepherd singer smuggler
sniper spouse stallholder stepfather stepmother stranger swimmer tailor teammate teenager tenant
therapist tipster toddler tourist townsman trafficker trainee translator trapper traveler
traveller trucker umpire usher vendor verger vet veteran veterinarian visitor vlogger waiter
waitress warder warlord watchman weaver welder whistleblower workmate worshipper wrestler
youngster""".split()
)


@cache
def human_nouns() -> frozenset[str]:
    """Every noun, lower case, for somebody who can speak."""
    return person_nouns() | _HUMANS
