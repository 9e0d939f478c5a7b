"""Given names of many countries that tell the sex of their bearer, beside those of `sources.toml`.

Names that women and men bear alike, in one country or in two, are left out. Folded, lower case.
"""

from __future__ import annotations

FEMALE_GIVEN = frozenset(
    """adelina adriana aissatou akiko akua alena alicia aliona almaz amara amelia aminata
    andreea anh     anja anke ann anneke annika anoush antje anwen araceli ariadne
    ashwini asmaa asuncion atsuko     awa ayse bassma beata belen berit bernadette
    bettina bianca birgit birgitta blanca bodil     bozena branka brenda brigita
    brigitte bronwyn camilla candela carmela cassandra catarina     celeste celia
    chantal chidinma chinwe chipo cinzia claire concepcion consuelo cristina dagmar
    dagny danuta daria delia denise dominika dorota dunja ebba edith edna eileen eilidh
    ekaterina     eleonora elif elin elina elise elke elvira emi erika erin ester eszter
    eugenia eve ewa fadila     fadwa faith farida farzana fatiha fatma fiona flavia
    fumiko galina genevieve gerda giovanna     gisela gordana graciela greta gudrun
    gulnara gunilla hadiza hafsa haja hanan harriet hatice     heather hedda heidi helga
    henrike hildegard hoda hope ilona imane inga inge ingeborg inna     ioana irena irma
    isabela isatou ivanka iwona izabela jacinta jadwiga jagoda jana janina     jasmina
    jocelyn johanna jolanta josefina juanita judit julie juliet justine kadiatou kamala
    karin karla karolina katarzyna katerina kateryna katja katrin kaveri keiko kinga
    kirsten     kirsti klara kristin kristina kseniya kumiko larisa lavinia lea leonor
    leyla lieke lila     liliana linnea lisa lisbeth liv livia ljiljana lorena lotte
    louise lourdes lubna lucie ludmila     luiza luz lyudmila magda maia maja malgorzata
    malin mara marcela marcia margareta margarida     margarita margit mariana marianne
    mariela marija marika marisol marit martina marzena matilda     maureen maya mbali
    meera melanie mercedes merete meriem michaela mihaela milena milica mira     mirjana
    moira monika nadezhda nadine naledi natalie natasa nela nelly nerea ngozi niamh
    nicole     nomsa norma olya orsolya paloma pamela parvin paulina philippa phoebe
    pilar polina precious     radka rafaela ramatu rebeca regina renata renate roberta
    rocio rosalia roxana ruqaya ruta     sabine sabrina safiya sahar sanja saoirse
    sarita selin selma senait shanti sharon signe sigrid     silke simona sina siobhan
    sita snezana solveig sonja soraya stefania stephanie sumaya susana     susanne swati
    sylvie tabitha tanja tatjana tereza tiina tina tove tsitsi tuuli ulla ulrike
    veronika vesna viktoria violeta virginia viviana wanjiku wiebke wilhelmina xenia
    yadira     yamileth yasmine yelena yesenia yevgenia yoko yoshiko yuliya yvonne
    zaynab zeynep zofia zsuzsa""".split()
)
MALE_GIVEN = frozenset(
    """aaron abdi abdou abdulla abiy adebayo adil adolf agustin ahmet akira aleksander
    aleksei     alexandre alexandros alexei alfonso alfredo alioune alistair amos
    anatoly andreas andrej     andres andrzej angus anil anselmo anthony arash archibald
    ardit armando armin arnold artur     arturo arvid ashok assane attila augustin
    augusto aziz babacar bakary balazs bartosz bashir     bastian baurzhan bayu ben
    benedict bernardo bernd bertrand bjorn blaise bogdan brahim bram     branko burak
    carl carlo cedric chidi chinedu christian christos clemens colin constantin craig
    cyril damian damien danilo darren davit dawit deepak derek desmond diarmuid didier
    dietrich     dimitar dimitri dimitris dipak dominik douglas duncan dusan dusko dylan
    eamon edmund eduard     edwin efraim ehud einar ekrem elijah elnur emil emile emir
    emre enrico enver erhan erik ernest     ernst ethan eugene evan ezekiel fabian fahad
    farhad farouk fidel filip florian francesco     francis franck frantisek franz fred
    frederic fredrik friedrich fritz gabor garvin gary gavin     geoffrey georg georges
    georgi geraint gerhard gevorg ghassan gheorghe giacomo gianni gilbert     giorgi
    giuseppe glen gordon greg gregor grzegorz guido gunnar gunter gustav habib hadi
    hakan     hakim harald haris harold harry harun hasan heinrich heinz helmut henri
    henrik herbert herman     hernan hery horacio horst hossam howard hristo hubert hugh
    hussain huw iain idris ignacio     ikechukwu ilir ilya imad imran ioannis isaac
    ishaan ismael issa issouf istvan ivar ivo     jabulani jakub jamil janos jared
    jaroslav jason jeff jens jeremy jerzy jesper jim jiri joachim     joao joaquin joel
    joerg johan johann johannes jonas josef josip jovan jukka jules julien     jurgen
    justin kabir kamil kareem kaspar kazuo keith kelechi kemal ken kenji kerem khalid
    khalil kipchoge klaus knut konrad konstantin kostas krzysztof kwabena kwasi kyle
    lachlan     lamine laszlo laurent lech leif leo leon leonard leonid levan levente
    liam lionel lorenz     lorenzo luc lucas luciano ludwig luiz lukas luke maciej
    magnus mahmud malcolm manfred marcel     marcelo marcin marcus marek marian mariano
    marius mark marwan massimo mateo mateusz mathias     matteo matthias maurice max
    maxim maximilian mehdi michal michel mihai mikael mike miklos     mirko miroslav
    mitchell mohamud moises mwangi mykola nabil neil nicolae nicolas niels nigel
    nikola nikolaos nils njoroge nnamdi noah norbert nuno obinna okello olaf oleksandr
    oleksiy     olivier olumide onur orlando osvaldo otieno ousmane owen paolo pascal
    patricio patrik paulo     pawel petr petros philippe pyotr rachid radek radu rahim
    rainer rajiv ralf ralph raman ramesh     rami randall recep reinhard reza rhodri rob
    rohan roland rolf roman rory ross roy rudolf rui     rupert rustam ryan saad sabri
    saif salah saleh salif salim salman samir sander sandor sanjay     sanjeev saul sean
    senad shahid sidney siegfried sigurd silas silvio simeon sipho slobodan     sohail
    stanislav stefano stelios stjepan stuart sven syed sylvain tadeusz takashi tamas
    tamba     taras teodor terence terry thabo thanos theo theodor thierry thorsten
    tibor tim timur tobias     todor tomasz tomislav tony toomas torsten trevor uche ugo
    ulrich uwe vaclav valentin vasile     vasily veljko vijay vincenzo vitaly vittorio
    vlad vladislav volker vuk werner wilfred willem     wim winston wojciech xavier
    yahya yannick yannis yaroslav yiannis yves zaid zbigniew zdenek     zeljko zoltan""".split()
)
