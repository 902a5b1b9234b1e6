"""Portuguese."""

STOP = """
a à ainda algo alguém algum alguma algumas alguns ali além ambas ambos ante antes ao aos apenas apesar após aquela
aquelas aquele aqueles aquilo aqui as às assim até através bem cada com como contra da daquela daquele das de dela
delas dele deles depois desde dessa desse desta deste do dos durante e é ela elas ele eles em embora então entre era
eram essa essas esse esses esta está estão estas estava estavam este estes eu foi for fora foram fosse há havia isso
isto já la lá lhe lhes lo logo mais mas me meio menos mesma mesmo meu meus minha muita muitas muito muitos na nada
não nas nela nele nem nenhum nenhuma nessa nesse nesta neste ninguém no nós nos nossa nosso num numa o onde ora os
ou outra outras outro outros para pela pelas pelo pelos pode podem pois por porém porque pouco qual quais qualquer
quando quanta quantas quanto quantos quase que quem são se seja sem sempre sendo ser será seu seus si sido sim sob
sobre só sua suas também tampouco tão te tem têm tendo ter teve tinha tinham toda todas todavia todo todos tu tua
tudo um uma umas uns você vocês vez quê porquê
"""
QUESTIONS = {
    "who": "quem, de quem, a quem, por quem",
    "when": "quando, em que ano, em qual ano, que ano, em que dia, em que data, desde quando, em que século",
    "where": "onde, aonde, em que país, em que cidade, em qual cidade, em que lugar",
    "how_many": "quanto, quanta, quantos, quantas, que percentagem, qual a percentagem, que porcentagem",
    "why": "por que, porquê, por quê, porque, por que razão, por que motivo",
    "what": "que, o que, qual, quais, como",
}
ABBREVIATIONS = """
aprox art arts av cap cia d dr dra drs ed etc ex fig eng exmo exma gov gen inc jr ltda máx mín n núm obs op p pág
págs pp prof profa ref s sr sra srs srta st sto sta sec sén tel trad v vol vols
"""
REFERENCES = (
    "ele ela eles elas este esta isto estes estas esse essa isso esses essas aquele aquela seu sua seus suas tal"
)
SUBJECTS = "ele ela eles elas"
CONNECTIVES = "mas e porém então depois assim também contudo todavia além ou"
EXPLETIVES = ""
OPENINGS = """
leia também, leia mais, leia ainda, veja também, ver também, saiba mais, compartilhe no facebook, compartilhe este,
partilhe este, siga-nos, assine a nossa, assine nossa, assine já, inscreva-se, subscreva a, este site usa,
este site utiliza, este sítio usa, este sítio utiliza, utilizamos cookies, usamos cookies, aceitar cookies,
aceitar todos os cookies, política de cookies, clique aqui, todos os direitos reservados, proibida a reprodução
"""
LINES = """
compartilhar, partilhar, publicidade, comentários, imprimir, próximo, anterior, menu, pesquisar, entrar,
notícias relacionadas, artigos relacionados, mais lidas, newsletter, política de privacidade, assine
"""
LABELS = """
leia também, veja também, notícias relacionadas, artigos relacionados, etiquetas, temas, fonte, fontes
"""
CREDITS = """
foto, fotos, imagem, imagens, crédito, créditos, foto de, imagem de, fotografia, ilustração, vídeo
"""
BYLINES = """
Por, POR, Texto de, Escrito por, Texto
"""
STAMPS = """
atualizado, atualizado em, actualizado em, publicado, publicado em, última atualização
"""
RIGHTS = """
todos os direitos reservados, proibida a reprodução
"""
