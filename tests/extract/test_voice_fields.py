"""What a report says of a voice: its channel, relation, body, audience, and whether it is named.

One sentence for each of the many ways in which news tells these things.
"""

from __future__ import annotations

import pytest
from tests.factory import annotate_text

from headwater.extract.attribution import extract_attributions
from headwater.model import Voice
from headwater.settings import AttributionSettings


def voices(text: str) -> list[Voice]:
    """Every voice of every chain of a text."""
    report, annotations = annotate_text(text)
    found = extract_attributions(report, annotations, AttributionSettings())
    return [voice for attribution in found for voice in attribution.chain]


CHANNELS = [
    ("interview", "She had seen nothing, she said in an interview with the radio station Lake FM."),
    ("interview", "Two ministers, interviewed by the website Lake Post, said the dam was safe."),
    ("email", "In an emailed statement, the airline said the flight had been delayed by fog."),
    ("email", "The flight had been delayed by fog, a spokesman for the airline said in an email."),
    ("social media", "In a post on X, the foreign minister said the talks had collapsed."),
    ("social media", '"We will rebuild every house," the governor wrote on Telegram.'),
    ("social media", "The mayor tweeted that the bridge would stay shut until Friday."),
    ("social media", "Police said on Facebook that two men had been arrested."),
    ("social media", '"I am fine and at home," the singer posted on Instagram.'),
    ("social media",
     "In a blog post published on Tuesday, the company said its servers had been "
     "breached."),
    ("social media", "Lukas Brandt said on LinkedIn that he had resigned."),
    ("social media", "The army posted on its Telegram channel that the village had been taken."),
    ("social media", "The strike has been called off, the union announced via WhatsApp."),
    ("phone", "By text message, the teacher said the children were safe in the basement."),
    ("phone", '"They are shooting again," a resident said over the phone.'),
    ("phone", "In a voice note, Omar Saleh said the road was blocked."),
    ("phone", "Reached by telephone, the bishop said he knew nothing of the arrest."),
    ("phone", "The bishop, reached by phone on Sunday, said he knew nothing of the arrest."),
    ("phone", "When contacted by phone, the landlord said the roof had been repaired."),
    ("phone",
     "On a conference call with investors, chief executive Dana Wolfe said sales "
     "had fallen."),
    ("phone",
     "Speaking by satellite phone from the camp, nurse Hawa Diallo said supplies "
     "had run out."),
    ("phone",
     "He called the newsroom to say that the hostages were alive, but Ana Pires "
     "rang to say that they were dead."),
    ("statement", "The ministry said in a statement that the ship had sunk."),
    ("statement", "In a press release, the museum said the painting was a fake."),
    ("statement", "The hospital issued a statement saying that all staff were safe."),
    ("statement", "The rebels said in a communique that they had taken the town."),
    ("statement", "The company said in a written statement on Monday that it would appeal."),
    ("letter",
     "In a letter to the prime minister, the doctors said the hospital was "
     "running out of oxygen."),
    ("letter", "In an open letter, 40 scientists warned that the dam was unsafe."),
    ("letter", "His letter said that the payments had been approved."),
    ("document", "In an affidavit, detective Joan Reyes said the suspect had confessed."),
    ("document", "In court papers filed on Friday, the bank said it had been misled."),
    ("document", "In a memo to staff, the director said that 200 jobs would go."),
    ("document", "The prosecutors said in a court filing that the witness had lied."),
    ("in person", "The minister told a news conference that the border would reopen."),
    ("in person", "The candidate told a rally in Leeds that taxes would fall."),
    ("in person", '"This should never have happened," fire chief Dan Moore said at the scene.'),
    ("in person", "Speaking outside the court, his mother said justice had been done."),
    ("in person", "At a press briefing on Monday, the general said the operation was over."),
    ("in person", "The governor said during a visit to the camp that more tents were coming."),
    ("in person",
     "Police chief Anna Berg told reporters at a press conference that the man "
     "had acted alone."),
    ("interview", "In an interview with the Quay Gazette, the author said he had never met her."),
    ("interview", "The coach said in an interview on Sunday that he would leave."),
    ("phone", "The coach said in a telephone interview that he would leave."),
    ("television", "The president said on state television that the army was loyal."),
    ("television", "In a televised address, the king said the election would be held in May."),
    ("television", "The minister said in an interview on state television that prices would fall."),
    ("radio", "The mayor said on local radio that schools would close."),
    ("radio", "Speaking on the radio, the mayor said that schools would close."),
    ("video", "In a video message, the rebel leader said the truce was over."),
    ("video", "In a video posted online, the deserter said he had been beaten."),
    ("social media", "In a video posted on Telegram, the deserter said he had been beaten."),
    ("video", "Two survivors said on camera that the guards had opened fire."),
    ("statement", "The ministry's statement blamed the rebels for the blast."),
    ("social media", "The pump had failed, according to a post by Ida Brandel on Facebook."),
    ("statement", "Nine people were killed, according to a statement from the interior ministry."),
    ("email", "The valve failed, according to an email from the plant manager, Otto Lind."),
    ("email", "Asked by email about the leak, the plant manager said it was small."),
    ("email", "In a written reply sent by email, the agency said it had no record of the case."),
    ("phone", "The captain was drunk, a sailor said via text message."),
    ("social media", "He wrote on the social media platform X that the deal was dead."),
    ("video", "Speaking by video link from Geneva, the envoy said the talks would resume."),
    ("social media",
     "Reached through a messaging app, the student said that the campus was "
     "surrounded."),
    (None, "The minister said the statement was false."),
    (None, "The nurse said the radio had been broken for years."),
    (None, "Otto Lind, who owns a television station, said the tax was too high."),
    (None, "The guard at the border post said nobody had crossed."),
    (None, "The mayor said the letter had been lost in the post."),
    (None, "A witness in the video case said she was afraid."),
    (None, "Ida Brandel told Lake Radio that the pump had failed."),
    (None, "The report said the mayor had been told by phone."),
    (None, "She said a man outside had shouted."),
]  # fmt: skip

RELATIONS = [
    ("official", "A police spokeswoman said three men were held."),
    ("official", "The interior ministry said 40 people were arrested."),
    ("official", "Mayor Ida Brandel said the road would reopen."),
    ("official", "The district governor, Omar Saleh, said 12 villages were flooded."),
    ("official", "Prosecutor Anna Berg said the suspect had confessed."),
    ("official", "A UNICEF spokesman said 300 children had fled."),
    ("official", "The World Health Organization said the outbreak was over."),
    ("official", "Lt. Col. Pedro Arias, an army spokesman, said two soldiers had died."),
    ("official", "A senior intelligence official said the plot had failed."),
    ("official", "A judge ruled that the arrest was unlawful."),
    ("official", "The coast guard said nine bodies had been found."),
    ("official", "The fire service said 60 firefighters were at the scene."),
    ("official", "The French embassy said two citizens were missing."),
    ("official", "Health minister Rosa Lind said the hospital was safe."),
    ("official",
     "Otto Lind, the deputy head of the electoral commission, said the count was "
     "fair."),
    ("official", "City council leader Joan Hart said the bins would be emptied."),
    ("official", "Washington said the sanctions would stay."),
    ("official", "The sheriff's office said a deputy was shot."),
    ("official", "Customs officers said they found 40 kilos of cocaine."),
    ("official", "Sergeant Ahmed Noor of the traffic police said the bus was speeding."),
    ("official",
     "Ida Brandel, a spokeswoman for the prosecutor's office, said the case was "
     "closed."),
    ("official", "The attorney general said the law was clear."),
    ("official", "The national weather service said the storm would pass."),
    ("official", "Civil protection authorities said 200 homes were flooded."),
    ("official", "Local officials said the bridge had collapsed."),
    ("official", "UN peacekeepers said the convoy was attacked."),
    ("official", "President Luis Arce said the army was loyal."),
    ("official", "The municipality said water would return on Monday."),
    ("eyewitness", "A shopkeeper who saw the crash said the lorry did not brake."),
    ("eyewitness", "Witnesses said the gunmen arrived on motorbikes."),
    ("eyewitness", '"I saw the bus leave the road," said Tomas Reed, a farmer.'),
    ("eyewitness", "Tomas Reed, who was there, said the police fired first."),
    ("eyewitness", "Maria Lopez said she heard two explosions before dawn."),
    ("eyewitness", "Ida Brandel, who watched from her window, said the men wore masks."),
    ("eyewitness", '"We heard screaming and then a bang," a neighbour said.'),
    ("eyewitness", "A porter at the hotel said he had seen two men running."),
    ("eyewitness", "Otto Lind, who witnessed the attack, said the driver smiled."),
    ("eyewitness", "A baker described seeing smoke rise above the mill."),
    ("eyewitness", "An onlooker said the roof fell in seconds."),
    ("eyewitness", "A student who filmed the arrest said the man was calm."),
    ("eyewitness", '"I watched them drag him out," said his neighbour Ana Pires.'),
    ("eyewitness", "Ana Pires, a teacher who was standing nearby, said nobody helped."),
    ("eyewitness", "A passer-by said the van had no plates."),
    ("eyewitness", "A nurse who was in the square said the police fired first."),
    ("participant", "A survivor said the water came from behind."),
    ("participant", "Otto Lind, who was injured in the blast, said nobody warned him."),
    ("participant", "The driver of the bus, Otto Lind, said the brakes had failed."),
    ("participant", "Ida Brandel, a striking nurse, said wages had not risen for years."),
    ("participant", "One of the passengers said the pilot gave no warning."),
    ("participant", "Otto Lind, who lost two sons in the fire, said the doors were locked."),
    ("participant", "A former detainee said guards beat him every night."),
    ("participant", "The accused said he was at home that night."),
    ("participant", "Otto Lind denies two counts of murder. Lind said he was asleep."),
    ("participant", "Ida Brandel was arrested on Friday. She said the police broke her phone."),
    ("participant", "A fighter with the group said they would not retreat."),
    ("participant", "Protesters said the police attacked them."),
    ("participant", "Ana Pires, who survived the crash, said the train was too fast."),
    ("participant", "Ana Pires, whose house was destroyed, said no help had come."),
    ("participant", '"We were marching when they fired," said Ana Pires, a student.'),
    ("participant", "A crew member said the engine had stopped twice."),
    ("participant", "Ana Pires, who took part in the march, said it was peaceful."),
    ("participant", "Ana Pires, 34, who fled with her children, said the village was empty."),
    ("participant", "The victim said the man had a knife."),
    ("participant", "A displaced farmer said his cattle were taken."),
    ("participant", "A wounded soldier said they had no ammunition."),
    ("participant", "Otto Lind, who is on trial for fraud, said the papers were forged."),
    ("participant", "Otto Lind pleaded not guilty. He said the money was a loan."),
    ("hearsay", "Ana Pires, who was not there, said the men wore masks."),
    ("hearsay", "Ana Pires said she had heard from neighbours that the men wore masks."),
    ("hearsay", "Ana Pires said neighbours had told her the men wore masks."),
    ("hearsay", "A trader said he was told by drivers that the road was mined."),
    (None, "Ida Brandel, a lawyer, said the case was weak."),
    (None, "A company spokesman said sales had risen."),
    (None, "The union said the offer was an insult."),
    (None, "A hospital official said two patients had died."),
    (None, "An analyst at Orbit Bank said prices would fall."),
    (None, "General manager Otto Lind said the hotel was full."),
    (None, "A bank officer said the account was closed."),
    (None, "A former minister said the plan was mad."),
    (None, "The opposition leader, Otto Lind, said the vote was rigged."),
    (None, "The president of the football federation, Otto Lind, said the match was fair."),
    (None, "The party secretary said the vote was rigged."),
    (None, "Ida Brandel, a researcher, said the ice was thinner than they had seen before."),
    (None, 'Chief executive Otto Lind said "we have built three plants".'),
]  # fmt: skip

BODIES = [
    ("ministry", "Ida Brandel, a spokeswoman for the ministry, said the bridge was safe."),
    ("Norvik Lines", "Norvik Lines spokesman Otto Lind said the ship was sound."),
    ("Norvik Lines", "Otto Lind of Norvik Lines said the ship was sound."),
    ("Lake Aid", "Ana Pires, director of Lake Aid, said food had run out."),
    ("Lake Aid", "Lake Aid director Ana Pires said food had run out."),
    ("Lake Aid", "Lake Aid's director, Ana Pires, said food had run out."),
    ("hospital", "A nurse at the hospital said the ward was full."),
    ("hospital", "A hospital spokesman said the ward was full."),
    ("army", "An army spokesman said two soldiers had died."),
    ("agency", "Otto Lind, deputy head of the agency, said the dam was safe."),
    ("Orbit Bank", "Otto Lind, an analyst at Orbit Bank, said prices would fall."),
    ("university", "Ana Pires, a geologist at the university, said the slope had moved."),
    ("Lake Aid", "Ana Pires, who runs Lake Aid, said food had run out."),
    ("union", "The union's leader, Otto Lind, said the offer was poor."),
    ("Otto Lind", "Ana Pires, Otto Lind's lawyer, said the charge was false."),
    ("families", "Ana Pires, a lawyer for the families, said the charge was false."),
    ("Norvik Lines", "Ana Pires, chief executive of Norvik Lines, said profits had fallen."),
    ("company", "The company's chief executive, Ana Pires, said profits had fallen."),
    ("police", "A police spokeswoman said three men were held."),
    ("United Nations", "Otto Lind, the United Nations envoy, said talks would resume."),
    ("UNICEF", "UNICEF spokesman Otto Lind said 300 children had fled."),
    ("Lake Aid", "Otto Lind, who works for Lake Aid, said the camp was empty."),
    ("Greenfield School", "Ana Pires, a teacher at Greenfield School, said the roof had leaked."),
    ("clinic", "A doctor from the clinic said six people had died."),
    ("opposition", "A spokesman for the opposition said the vote was rigged."),
    ("council", "A council spokesperson said the bins would be emptied."),
    ("Lake Aid", "A spokesman for Lake Aid said food had run out."),
    ("Lake Aid", "The head of Lake Aid said food had run out."),
    ("Lake Aid", "Otto Lind, a volunteer with Lake Aid, said food had run out."),
    ("Lake Aid", "Otto Lind, the founder and director of Lake Aid, said food had run out."),
    (None, "A security source in Dori said nine people had died."),
    (None, "Moussa Dicko, a cousin of the mayor, said the boy had called."),
    (None, "Otto Lind, head of orthopaedics, said the ward was full."),
    (None, "A guard at the farm said the dogs had barked."),
    (None, "Mothers at the tents said the water was dirty."),
    (None, "Three residents of Leeds said the street was flooded."),
    (None, "His wife, Ana Pires, said he was innocent."),
    (None, "Ida Brandel, a lawyer from Dori, said the case was weak."),
    (None, "Otto Lind's widow said the boat was old."),
    (None, "The nurse in charge said the ward was full."),
    (None, "A driver in the queue said the fuel had run out."),
    (None, "One of the passengers said the pilot gave no warning."),
]  # fmt: skip

WITHHELD = [
    (True, "A nurse said on condition of anonymity that the ward was full."),
    (True, "A nurse, who asked not to be named, said the ward was full."),
    (True, "An official who declined to be identified said the ward was full."),
    (True, "A clerk said the safe was empty. He asked not to be named."),
    (True, "A diplomat who was not authorised to speak to the media said the talks had failed."),
    (True, "A nurse, whose name is being withheld for her safety, said the ward was full."),
    (True, "A banker, speaking off the record, said the bank was broke."),
    (True, "Amina, who gave only her first name, said the ward was full."),
    (True, "A girl who cannot be named for legal reasons said she was hit."),
    (True, "A soldier identified only as Oleg said they had no shells."),
    (True, "A trader, fearing reprisals, did not give his name and said the market was closed."),
    (True, "A nurse using a pseudonym said the ward was full."),
    (True, "A woman who wished to remain anonymous said the house was empty."),
    (True,
     "A worker, speaking on the condition that his name not be used, said the "
     "pump had failed."),
    (True, "A worker said the pump had failed. She did not want her name published."),
    (True, "A teacher who did not want to give her name said the school was shut."),
    (True,
     "A worker said, requesting anonymity because he feared for his job, that "
     "the pump had failed."),
    (True, "A source, who spoke on condition that he not be identified, said the plan was dead."),
    (True, "A shopkeeper, who would not give his name, said the street was empty."),
    (True, "A driver, who asked for his name to be withheld, said the road was mined."),
    (True,
     "A driver, who refused to be identified for fear of reprisals, said the "
     "road was mined."),
    (True, "An aide, who was not allowed to brief reporters, said the minister was ill."),
    (True, "Two officers who requested anonymity said the raid had failed."),
    (True, "Mariam (not her real name) said the school was shut."),
    (True, "Mariam, whose name has been changed, said the school was shut."),
    (True, "A farmer who preferred not to be named said the well was dry."),
    (True, "A farmer who insisted that he not be named said the well was dry."),
    (True, "A nurse told the Gazette anonymously that the ward was full."),
    (True, "An anonymous caller said there was a bomb."),
    (True, "A student, who spoke anonymously out of fear, said the campus was shut."),
    (True, "A relative who asked that the family's name not be used said he was ill."),
    (True,
     "The employee, who lacked permission to speak to the press, said the plant "
     "would close."),
    (True,
     "The official, who was not permitted to discuss the case publicly, said the "
     "plan was dead."),
    (True, "The official, who spoke on background, said the plan was dead."),
    (True, "A man who gave his name only as Sergei said the road was mined."),
    (True, "A man who would only be identified by his initials said the road was mined."),
    (None, "A nurse said the ward was full."),
    (None, "Police said the victim had not been named."),
    (None, "Ida Brandel, a lawyer, said the witness had asked not to be named."),
    (None, "The ministry said the suspect was identified only as a local man."),
    (None, "Otto Lind said the letter was anonymous."),
]  # fmt: skip

AUDIENCES = [
    ("staff",
     "The chairman was quoted by the Lake Herald as telling staff that the bank was "
     "broke."),
    ("journalists",
     "She said in an audio message sent to journalists that the soldiers had fired."),
    ("clients", "The bank said in an email to clients that the leak was limited."),
    ("reporters", "The minister told reporters that the border would reopen."),
    ("investors", "The chief executive assured investors that the plant was safe."),
    ("the families", "The mayor informed the families that the search was over."),
    ("residents", "The council warned residents that the dam could burst."),
    ("the prime minister", "The doctors wrote to the prime minister that the oxygen had run out."),
    ("the prime minister",
     "In a letter to the prime minister, the doctors said the oxygen had run "
     "out."),
    ("lawmakers", "The general briefed lawmakers that the army was ready."),
    ("journalists", "Speaking to journalists, the coach said he would leave."),
    ("a news conference", "The minister told a news conference that the border would reopen."),
    ("parliament", "The minister told parliament that the border would reopen."),
    ("the court", "Otto Lind told the court that he was asleep."),
    ("a rally in Leeds", "The candidate told a rally in Leeds that taxes would fall."),
    ("his lawyer", "Otto Lind told his lawyer that he was innocent."),
    ("shareholders", "In an email to shareholders, the firm said profits had fallen."),
    ("supporters", "The candidate promised supporters that taxes would fall."),
    ("police", "The driver told police that the brakes had failed."),
    ("the Security Council", "The envoy told the Security Council that the truce was over."),
    ("reporters", "The coach said to reporters that he would leave."),
    ("the crowd", '"We will win," the candidate told the crowd.'),
    ("them", "The guard told them that the gate was locked."),
    ("reporters", "Addressing reporters, the general said the raid was over."),
    ("analysts", "On a call with analysts, the finance chief said sales had fallen."),
    ("the judge", "Otto Lind admitted to the judge that he had lied."),
    ("colleagues", "In a message to colleagues, the pilot said he was leaving."),
    ("passengers", "The airline advised passengers that flights were delayed."),
    ("union members", "The company notified union members that the plant would close."),
    ("lawmakers", "Testifying before lawmakers, the general said the army was ready."),
    (None, "The minister said the border would reopen."),
    (None, "The report said the mayor objected to the plan."),
]  # fmt: skip


@pytest.mark.parametrize(("channel", "text"), CHANNELS)
def test_how_a_source_spoke(channel: str | None, text: str) -> None:
    found = {voice.channel for voice in voices(text)}
    assert found
    assert channel in found if channel else found == {None}


@pytest.mark.parametrize(("relation", "text"), RELATIONS)
def test_how_a_source_knows(relation: str | None, text: str) -> None:
    found = {voice.relation for voice in voices(text)}
    assert found
    assert relation in found if relation else found == {None}


@pytest.mark.parametrize(("body", "text"), BODIES)
def test_whom_a_source_belongs_to(body: str | None, text: str) -> None:
    found = {voice.of.removeprefix("the ") if voice.of else None for voice in voices(text)}
    assert found
    assert body in found if body else found == {None}


@pytest.mark.parametrize(("withheld", "text"), WITHHELD)
def test_whether_a_name_is_withheld(withheld: bool | None, text: str) -> None:
    assert any(voice.anonymous for voice in voices(text)) == bool(withheld)


@pytest.mark.parametrize(("audience", "text"), AUDIENCES)
def test_whom_a_source_told(audience: str | None, text: str) -> None:
    found = {voice.recipient for voice in voices(text)}
    assert audience in found if audience else found == {None}


def test_somebody_who_goes_on_writing_does_so_where_they_wrote() -> None:
    text = (
        "Ida Brandel said on Facebook that the pump had failed. The council met on Monday. "
        '"Nobody came," Brandel wrote.'
    )
    assert [voice.channel for voice in voices(text)] == ["social media", "social media"]


def test_what_stands_in_a_letter_came_by_letter() -> None:
    text = "Otto Lind sent the board a letter. In it, Lind says the valve had failed."
    assert voices(text)[0].channel == "letter"


def test_an_official_who_passes_on_what_people_said_stays_one() -> None:
    text = "Mayor Ida Brandel said villagers had told her that the bridge was gone."
    assert voices(text)[-1].relation == "official"
