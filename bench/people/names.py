"""What people are called, by where they or their parents come from. Common names, written down for this bench alone:
none of the product's own lists is used here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """`weight`: how many in a hundred customers. The first names of a list are the commonest."""

    code: str
    weight: float
    women: tuple[str, ...]
    men: tuple[str, ...]
    family: tuple[str, ...]


def _origin(code: str, weight: float, women: str, men: str, family: str) -> Origin:
    return Origin(code, weight, tuple(women.split()), tuple(men.split()), tuple(family.replace("_", " ").split("|")))


ORIGINS = (
    _origin(
        "SE",
        27,
        "Anna Maria Eva Karin Kristina Lena Emma Sara Ingrid Marie Malin Birgitta Elin Jenny Annika Susanne Åsa Linnea Hanna Ida Julia Sofia Ulla Johanna Helena Camilla Ebba Alva Maja Wilma Astrid Tuva Märta Lovisa Frida Gunilla Agneta Pia Ylva Sigrid",
        "Lars Erik Anders Per Johan Karl Mikael Jan Peter Thomas Fredrik Daniel Mattias Stefan Oskar Gustav Nils Magnus Björn Henrik Håkan Göran Alexander Viktor Axel Elias Hugo Ludvig Sven Bengt Kjell Rolf Jonas Niklas Martin Simon Albin Arvid Olle Åke",
        "Andersson|Johansson|Karlsson|Nilsson|Eriksson|Larsson|Olsson|Persson|Svensson|Gustafsson|Pettersson|Jonsson|Jansson|Hansson|Bengtsson|Jönsson|Lindberg|Jakobsson|Magnusson|Olofsson|Lindström|Lindqvist|Lindgren|Berg|Axelsson|Bergström|Lundberg|Lind|Lundgren|Lundqvist|Mattsson|Berglund|Fredriksson|Sandberg|Henriksson|Forsberg|Sjöberg|Wallin|Engström|Eklund|Danielsson|Lundin|Håkansson|Björk|Bergman|Gunnarsson|Holm|Wikström|Samuelsson|Isaksson|Fransson|Bergqvist|Nyström|Holmberg|Arvidsson|Löfgren|Söderberg|Nyberg|Blomqvist|Claesson|Nordström|Mårtensson|Lundström|Viklund|Björklund|Eliasson|Pålsson|Berggren|Sandström|Lund|Nordin|Ström|Åberg|Falk|Ekström|Hermansson|Holmgren|Hellström|Dahlberg|Sundberg|Sjögren|Hedlund|Ek|Åkesson|Moberg|Strand|Ekman|Dahl|Öberg|Af_Klint|von_Rosen|Åström",
    ),
    _origin(
        "GB",
        15,
        "Olivia Emily Sophie Jessica Charlotte Grace Amelia Lucy Chloe Ellie Hannah Katherine Margaret Susan Julie Helen Karen Claire Alison Rachel Gemma Laura Victoria Rebecca Fiona Harriet Imogen Eleanor Poppy Abigail Joan Dorothy",
        "David John Paul James Andrew Mark Stephen Thomas William Robert Richard Christopher Daniel Matthew Michael Simon Ian Alan Gareth Callum Liam Oliver Harry George Jack Edward Nigel Graham Stuart Hugh Rhys Alistair",
        "Smith|Jones|Taylor|Brown|Williams|Wilson|Johnson|Davies|Robinson|Wright|Thompson|Evans|Walker|White|Roberts|Green|Hall|Wood|Jackson|Clarke|Harrison|Hughes|Turner|Hill|Cooper|Ward|Morris|Moore|Clark|Baker|Morgan|Parker|Bennett|Cook|Shaw|Price|Griffiths|Marshall|Ellis|Gray|Chapman|Mills|Webb|Palmer|Barnes|Knight|Fletcher|Pearce|Fox|Holmes|Barker|Gibson|Fowler|Hartley|Pritchard|O'Connor|MacLeod|McDonald|Ashworth-Bell|Whitaker|Sutcliffe|Blackwood|Pemberton",
    ),
    _origin(
        "US",
        12,
        "Mary Patricia Jennifer Linda Elizabeth Barbara Jessica Ashley Brittany Amanda Kimberly Melissa Nicole Heather Tiffany Madison Savannah Brooke Kayla Destiny Jasmine Autumn Carol Brenda Shirley Crystal",
        "James Robert Michael William David Joseph Charles Christopher Joshua Kevin Brian Tyler Brandon Justin Ryan Jason Jeffrey Gary Randy Scott Dustin Travis Cody Logan Hunter Mason Wyatt Dwayne",
        "Smith|Johnson|Williams|Brown|Jones|Miller|Davis|Anderson|Thomas|Jackson|Harris|Martin|Thompson|Robinson|Lewis|Allen|Young|King|Scott|Adams|Nelson|Baker|Mitchell|Carter|Phillips|Campbell|Parker|Collins|Stewart|Rogers|Reed|Bailey|Cooper|Howard|Peterson|Brooks|Sanders|Jenkins|Perry|Powell|Patterson|Hughes|Washington|Butler|Simmons|Foster|Bryant|Hayes|Ford|Hamilton|Sullivan|Wallace|West|Cole|Stone|Holloway|Van_Buren|St._Clair|McAllister",
    ),
    _origin(
        "NO",
        3,
        "Ingrid Kari Silje Marit Liv Astrid Randi Solveig Hege Ragnhild Tone Nora",
        "Ole Knut Bjørn Kjetil Øyvind Sindre Arne Geir Torbjørn Håvard Espen Trond",
        "Hansen|Johansen|Olsen|Larsen|Andersen|Pedersen|Nilsen|Kristiansen|Jensen|Karlsen|Bakken|Haugen|Solberg|Moen|Strøm|Hagen|Aasen|Lie|Ødegård|Nygård",
    ),
    _origin(
        "DK",
        3,
        "Mette Kirsten Hanne Lise Inge Bente Signe Freja Louise Dorthe Rikke Ida",
        "Jens Søren Niels Henrik Lasse Mads Rasmus Jørgen Troels Kasper Aksel Frederik",
        "Nielsen|Jensen|Hansen|Pedersen|Andersen|Christensen|Larsen|Sørensen|Rasmussen|Jørgensen|Madsen|Kristensen|Møller|Holst|Kjær|Østergaard|Bruun|Vestergaard",
    ),
    _origin(
        "FI",
        3,
        "Aino Helmi Sanna Päivi Tuula Kaisa Riikka Outi Anneli Marjatta Eeva Tiina",
        "Juhani Matti Mikko Jukka Antti Timo Pekka Ville Kari Heikki Teemu Olavi",
        "Korhonen|Virtanen|Mäkinen|Nieminen|Mäkelä|Hämäläinen|Laine|Heikkinen|Koskinen|Järvinen|Lehtonen|Saarinen|Salminen|Niemi|Kinnunen|Turunen|Rantanen|Jokinen",
    ),
    _origin(
        "DE",
        4,
        "Sabine Petra Monika Ursula Claudia Heike Katrin Anja Birgit Ute Greta Lieselotte",
        "Wolfgang Klaus Jürgen Dieter Andreas Uwe Matthias Florian Sebastian Günther Lukas Ulrich",
        "Müller|Schmidt|Schneider|Fischer|Weber|Meyer|Wagner|Becker|Schulz|Hoffmann|Schäfer|Koch|Bauer|Richter|Klein|Wolf|Schröder|Neumann|Zimmermann|Krüger|von_der_Heide",
    ),
    _origin(
        "NL",
        2.5,
        "Sanne Fleur Anouk Lotte Femke Marijke Willemijn Saskia Roos Ineke",
        "Pieter Jeroen Bram Sjoerd Maarten Ruben Wouter Thijs Koen Gerrit",
        "de_Jong|Jansen|de_Vries|van_den_Berg|van_Dijk|Bakker|Visser|Smit|Meijer|de_Boer|Mulder|de_Groot|Bos|Vos|Peters|Hendriks|van_Leeuwen|Dekker|Kok",
    ),
    _origin(
        "FR",
        2.5,
        "Camille Chloé Céline Nathalie Sylvie Élodie Aurélie Margaux Manon Véronique",
        "Pierre Jean-Luc Thierry Guillaume Olivier Mathieu Étienne Benoît Rémi Antoine",
        "Martin|Bernard|Dubois|Thomas|Robert|Petit|Durand|Leroy|Moreau|Lefebvre|Girard|Fontaine|Rousseau|Chevalier|Lambert|Mercier|Blanchard|Gauthier",
    ),
    _origin(
        "ES",
        2.5,
        "Carmen Lucía Pilar Dolores Inés Marta Beatriz Rocío Montserrat Paula",
        "José Antonio Manuel Javier Francisco Álvaro Sergio Ignacio Raúl Diego",
        "García|Fernández|González|Rodríguez|López|Martínez|Sánchez|Pérez|Gómez|Ruiz_Navarro|Díaz|Moreno|Muñoz|Álvarez|Romero|Torres_Vega|Ortega|Castillo",
    ),
    _origin(
        "IT",
        2,
        "Giulia Francesca Chiara Elena Silvia Federica Alessia Paola Giovanna Lucia",
        "Marco Giuseppe Luca Andrea Alessandro Matteo Lorenzo Davide Stefano Salvatore",
        "Rossi|Russo|Ferrari|Esposito|Bianchi|Romano|Colombo|Ricci|Marino|Greco|Bruno|Gallo|Conti|De_Luca|Mancini|Costa|Giordano|Rizzo",
    ),
    _origin(
        "PL",
        3,
        "Agnieszka Katarzyna Małgorzata Joanna Ewa Zofia Magdalena Beata Elżbieta Kinga",
        "Piotr Krzysztof Tomasz Paweł Marcin Michał Grzegorz Łukasz Jakub Wojciech",
        "Nowak|Kowalski|Wiśniewski|Wójcik|Kowalczyk|Kamiński|Lewandowski|Zieliński|Szymański|Woźniak|Dąbrowski|Kozłowski|Mazur|Jankowski|Kwiatkowski|Krawczyk|Pawlak",
    ),
    _origin(
        "TR",
        2,
        "Ayşe Fatma Emine Zeynep Elif Hatice Merve Selin Esra Gül",
        "Mehmet Mustafa Ahmet Ali Hüseyin Emre Burak Murat Kemal Serkan",
        "Yılmaz|Kaya|Demir|Çelik|Şahin|Yıldız|Yıldırım|Öztürk|Aydın|Özdemir|Arslan|Doğan|Kılıç|Aslan|Çetin|Kara",
    ),
    _origin(
        "SY",
        3,
        "Fatima Amira Layla Noor Rania Salma Yasmin Hala Mariam Rasha",
        "Mohammed Ahmad Omar Ali Hassan Khaled Yousef Ibrahim Bilal Samir",
        "Haddad|Khoury|al-Masri|Hassan|Ibrahim|Saleh|Mansour|Nasser|Darwish|Abdallah|Al_Hamdan|Kassem|Shaheen|Issa|Qasim",
    ),
    _origin(
        "IR",
        2,
        "Shirin Parisa Maryam Leila Nasrin Mahsa Azadeh Niloufar",
        "Reza Amir Hossein Mehdi Farhad Dariush Kaveh Behnam",
        "Ahmadi|Hosseini|Karimi|Rahimi|Moradi|Jafari|Rostami|Ebrahimi|Sadeghi|Tehrani|Ghorbani|Farahani",
    ),
    _origin(
        "IN",
        3,
        "Priya Ananya Lakshmi Deepa Kavita Meera Sunita Pooja Divya Asha",
        "Rahul Arjun Sanjay Vikram Rajesh Amit Suresh Anil Karthik Ravi",
        "Patel|Sharma|Singh|Kumar|Gupta|Reddy|Nair|Iyer|Desai|Mehta|Joshi|Rao|Chatterjee|Banerjee|Kapoor|Pillai",
    ),
    _origin(
        "CN",
        2,
        "Mei Xiu Ling Yan Hui Jing Fang Na Xiaoyu Lihua",
        "Wei Jun Lei Ming Tao Bo Qiang Hao Zhiyong Jianguo",
        "Wang|Li|Zhang|Liu|Chen|Yang|Zhao|Huang|Zhou|Wu|Xu|Sun|Ma|Zhu",
    ),
    _origin(
        "VN",
        1.5,
        "Linh Thuy Huong Mai Lan Ngoc Trang Hoa",
        "Minh Duc Tuan Hung Nam Quang Thanh Long",
        "Nguyen|Tran|Le|Pham|Hoang|Phan|Vu|Dang|Bui|Do",
    ),
    _origin(
        "SO",
        1.5,
        "Amina Hodan Ayaan Sahra Ifrah Fadumo Hamdi Nasra",
        "Abdi Mohamed Yusuf Abdirahman Liban Mahad Guled Ismail",
        "Ali|Mohamed|Abdullahi|Warsame|Farah|Hersi|Jama|Aden|Osman|Nur|Abdi",
    ),
    _origin(
        "BA",
        2,
        "Amra Lejla Jasmina Emina Selma Dragana Ivana Mirjana",
        "Emir Adnan Mirza Dino Nenad Goran Zoran Dragan",
        "Hodžić|Begić|Kovačević|Jovanović|Petrović|Marković|Nikolić|Babić|Hadžić|Ilić|Mehmedović|Đorđević",
    ),
    _origin(
        "GR",
        1.5,
        "Eleni Sofia Katerina Despina Ioanna Vasiliki",
        "Giorgos Nikos Dimitris Kostas Yannis Panagiotis",
        "Papadopoulos|Georgiou|Nikolaidis|Dimitriou|Pappas|Oikonomou|Vlachos|Makris",
    ),
    _origin(
        "NG",
        1,
        "Ngozi Chioma Adaeze Funke Blessing Ifeoma",
        "Chinedu Emeka Oluwaseun Tunde Obinna Femi",
        "Okafor|Adeyemi|Okonkwo|Eze|Balogun|Ogunleye|Nwosu|Abiodun",
    ),
    _origin(
        "KR",
        1,
        "Ji-woo Seo-yeon Min-ji Hye-jin Soo-jin",
        "Min-jun Ji-hoon Sung-min Dong-hyun Jae-won",
        "Kim|Lee|Park|Choi|Jung|Kang|Cho|Yoon|Lim",
    ),
)

_ENGLISH = (
    ("Ash", "Brad", "Hart", "Law", "Nor", "Farn", "Sut", "Whit", "Thorn", "Hal", "Ken", "Brom", "Lang", "Stan", "Wes"),
    ("ton", "ford", "ley", "field", "worth", "wood", "ham", "well", "bridge", "croft", "by", "combe"),
)
COMPOUND = {
    "SE": (
        (
            "Lind",
            "Berg",
            "Sand",
            "Ny",
            "Ek",
            "Björk",
            "Sjö",
            "Hed",
            "Gran",
            "Rosen",
            "Dahl",
            "Wester",
            "Öster",
            "Söder",
            "Nord",
            "Hag",
            "Alm",
            "Kron",
            "Silver",
            "Åker",
            "Ceder",
            "Hammar",
        ),
        (
            "berg",
            "ström",
            "kvist",
            "qvist",
            "gren",
            "blad",
            "lund",
            "man",
            "ell",
            "in",
            "en",
            "vall",
            "stedt",
            "fors",
            "mark",
        ),
    ),
    "GB": _ENGLISH,
    "US": _ENGLISH,
}
"""Names made of two parts, as most in these lands are, in their hundreds."""

SHORT = {
    "William": "Bill", "Robert": "Bob", "Richard": "Dick", "James": "Jim", "Katherine": "Kate", "Elizabeth": "Liz",
    "Margaret": "Maggie", "Jennifer": "Jenny", "Michael": "Mike", "Christopher": "Chris", "Thomas": "Tom",
    "Andrew": "Andy", "Daniel": "Dan", "Matthew": "Matt", "Joseph": "Joe", "Patricia": "Pat", "Rebecca": "Becky",
    "Lars": "Lasse", "Gustav": "Gösta", "Johan": "Janne", "Mikael": "Micke", "Fredrik": "Fredde", "Kristina": "Stina",
    "Birgitta": "Gitta", "Susanne": "Sussi", "Göran": "Jögge", "Alexander": "Alex", "Henrik": "Henke",
    "Francisco": "Paco", "José": "Pepe", "Giuseppe": "Beppe", "Katarzyna": "Kasia", "Małgorzata": "Gosia",
}  # fmt: skip
"""What some are called every day."""
