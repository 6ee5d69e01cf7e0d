-- A campaign to begin with: fifteen days from the first contact to a friendly goodbye, for every lead that no other
-- tag rule names. [unidade] is a place ("em Moema"), so every sentence also reads well with the words that stand in for it.

insert into templates (id, name) values
  ('c1151500-0000-4000-8000-000000000000', 'Clínica 15 dias: dia 0, boas-vindas'),
  ('c1151500-0000-4000-8000-000000000001', 'Clínica 15 dias: dia 1, avaliação'),
  ('c1151500-0000-4000-8000-000000000002', 'Clínica 15 dias: dia 2, como funciona'),
  ('c1151500-0000-4000-8000-000000000004', 'Clínica 15 dias: dia 4, um tempo para você'),
  ('c1151500-0000-4000-8000-000000000007', 'Clínica 15 dias: dia 7, agenda da semana'),
  ('c1151500-0000-4000-8000-000000000010', 'Clínica 15 dias: dia 10, dúvidas'),
  ('c1151500-0000-4000-8000-000000000013', 'Clínica 15 dias: dia 13, convite'),
  ('c1151500-0000-4000-8000-000000000015', 'Clínica 15 dias: dia 15, até logo');

insert into template_variants (template_id, no, body) values
('c1151500-0000-4000-8000-000000000000', 1,
'{Oi|Olá}, [nome]! Tudo bem? 😊

Aqui é da *clínica de estética* em [unidade|sua região]. Recebemos o seu contato e queremos te conhecer melhor.

Me conta: o que você gostaria de cuidar primeiro, *pele*, *corpo* ou *depilação*?

Responda SAIR para não receber'),
('c1151500-0000-4000-8000-000000000000', 2,
'{Olá|Oi}, [nome]! Que bom ter você por aqui. 💛

Somos a equipe da *clínica de estética* em [unidade|sua região] e vimos o seu interesse nos nossos cuidados.

Posso te explicar como funciona a avaliação? É só responder por aqui.

Responda SAIR para não receber'),
('c1151500-0000-4000-8000-000000000000', 3,
'{Oi|Olá}, [nome]! Seja bem-vinda, seja bem-vindo. ✨

Quem escreve é a equipe de atendimento da *clínica de estética* em [unidade|sua região].

Tem algum cuidado que você já está pensando em fazer? Me conta que eu te ajudo a escolher.

Responda SAIR para não receber'),

('c1151500-0000-4000-8000-000000000001', 1,
'{Oi|Olá}, [nome]! Passando para te fazer um convite. 😊

Que tal uma *avaliação* em [unidade|nossa unidade]? A gente conversa sobre o que você procura, sem compromisso.

Qual período fica melhor para você: *manhã*, *tarde* ou *noite*?'),
('c1151500-0000-4000-8000-000000000001', 2,
'{Olá|Oi}, [nome]! Conseguiu ver a minha mensagem de ontem?

O primeiro passo é uma conversa com a nossa equipe em [unidade|nossa unidade], para entender o que combina com você.

Quer que eu veja um horário?'),
('c1151500-0000-4000-8000-000000000001', 3,
'{Oi|Olá}, [nome]! Sei que o dia é corrido, então vou direto ao ponto. 😄

Temos horários para *avaliação* nesta semana em [unidade|nossa unidade]. Posso reservar um para você?'),

('c1151500-0000-4000-8000-000000000002', 1,
'{Oi|Olá}, [nome]! Muita gente me pergunta como é a avaliação, então aqui vai:

1️⃣ Você conta o que gostaria de cuidar
2️⃣ A profissional avalia e tira as suas dúvidas
3️⃣ Juntas, vocês montam um plano que caiba na sua rotina

Quer escolher um horário em [unidade|nossa unidade]?'),
('c1151500-0000-4000-8000-000000000002', 2,
'{Olá|Oi}, [nome]! Cada pele é de um jeito e cada rotina também. 💆

Por isso tudo começa com uma *conversa*: a gente te escuta, avalia com calma e só depois fala de procedimento.

Vamos marcar a sua?'),
('c1151500-0000-4000-8000-000000000002', 3,
'{Oi|Olá}, [nome]! A avaliação é rápida e cabe até na hora do almoço. ⏰

Você sai sabendo quais cuidados fazem sentido para o seu caso, quantas sessões e quanto custa. Sem surpresa.

Qual dia da semana é mais tranquilo para você?'),

('c1151500-0000-4000-8000-000000000004', 1,
'{Oi|Olá}, [nome]! Quando foi a última vez que você tirou uma horinha só para você? 🌿

Pode ser uma *limpeza de pele*, uma *massagem* ou o começo daquele cuidado que você vem adiando.

Me diz o que te anima mais e eu vejo um horário.'),
('c1151500-0000-4000-8000-000000000004', 2,
'{Olá|Oi}, [nome]! Fim de semana chegando e a agenda de [unidade|nossa unidade] ainda tem alguns horários. 🥰

Se cuidar também é descansar. Quer que eu te mande as opções?'),
('c1151500-0000-4000-8000-000000000004', 3,
'{Oi|Olá}, [nome]! Posso te ajudar a escolher por onde começar?

Responda com um número:
*1* Pele do rosto
*2* Corpo
*3* Depilação
*4* Quero só conversar 😊'),

('c1151500-0000-4000-8000-000000000007', 1,
'{Oi|Olá}, [nome]! Começou a semana e a agenda de [unidade|nossa unidade] já está aberta. 📅

Prefere vir no começo ou no fim da semana? Eu procuro um horário bom para você.'),
('c1151500-0000-4000-8000-000000000007', 2,
'{Olá|Oi}, [nome]! Faz uma semana que a gente se apresentou por aqui.

Ainda quer cuidar de você? Se sim, me responde com um *quero* e eu já te mando os horários livres.'),
('c1151500-0000-4000-8000-000000000007', 3,
'{Oi|Olá}, [nome]! Separei um tempinho para organizar a agenda da semana e lembrei de você. 💛

Posso deixar uma *avaliação* reservada em [unidade|nossa unidade]?'),

('c1151500-0000-4000-8000-000000000010', 1,
'{Oi|Olá}, [nome]! Ficou alguma dúvida? Pode perguntar à vontade: preço, tempo de sessão, formas de pagamento…

Eu respondo tudo por aqui. 😊'),
('c1151500-0000-4000-8000-000000000010', 2,
'{Olá|Oi}, [nome]! Sei que escolher um cuidado novo dá dúvida, e está tudo bem.

Me conta o que está te segurando: é *tempo*, *valor* ou *não saber por onde começar*? A gente encontra um jeito.'),
('c1151500-0000-4000-8000-000000000010', 3,
'{Oi|Olá}, [nome]! Se preferir, em vez de trocar mensagens, a nossa equipe pode te ligar. 📞

É só responder com o melhor horário. Quer?'),

('c1151500-0000-4000-8000-000000000013', 1,
'{Oi|Olá}, [nome]! Estamos fechando a agenda dos próximos dias em [unidade|nossa unidade] e eu queria muito ver você por aqui. ✨

Guardo um horário de *avaliação* no seu nome?'),
('c1151500-0000-4000-8000-000000000013', 2,
'{Olá|Oi}, [nome]! Passei para renovar o convite: venha conhecer o nosso espaço em [unidade|sua cidade], tomar um café com a gente e conversar sobre o que você procura. ☕

Qual dia é bom para você?'),
('c1151500-0000-4000-8000-000000000013', 3,
'{Oi|Olá}, [nome]! Você ainda pensa em começar o seu cuidado neste mês?

Se responder *sim*, eu te mando agora os horários livres em [unidade|nossa unidade]. 😉'),

('c1151500-0000-4000-8000-000000000015', 1,
'{Oi|Olá}, [nome]! Esta é a minha última mensagem por enquanto, prometo não insistir. 😊

Quando quiser se cuidar, é só chamar aqui: a equipe de [unidade|nossa unidade] vai te receber com carinho.'),
('c1151500-0000-4000-8000-000000000015', 2,
'{Olá|Oi}, [nome]! Como não conseguimos conversar, vou pausar as mensagens para não atrapalhar.

Se mudar de ideia, responda *oi* a qualquer momento e a gente continua de onde parou. 💛'),
('c1151500-0000-4000-8000-000000000015', 3,
'{Oi|Olá}, [nome]! Não quero encher a sua caixa de mensagens, então me despeço por aqui. 🌷

Nosso contato fica salvo com você. Precisando, estamos em [unidade|nossa unidade]. Até logo!');

insert into campaigns (id, name, state, priority) values ('c1151500-0000-4000-8000-0000000000ca', 'Clínica 15 dias', 'running', 100);

insert into campaign_versions (id, campaign_id, no, definition) values (
'c1151500-0000-4000-8000-0000000000c1', 'c1151500-0000-4000-8000-0000000000ca', 1,
'{
  "steps": [
    { "id": "d0", "day": 0, "template_id": "c1151500-0000-4000-8000-000000000000" },
    { "id": "d1", "day": 1, "at": "10:00:00", "template_id": "c1151500-0000-4000-8000-000000000001" },
    { "id": "d2", "day": 2, "at": "10:00:00", "template_id": "c1151500-0000-4000-8000-000000000002" },
    { "id": "d4", "day": 4, "at": "10:00:00", "template_id": "c1151500-0000-4000-8000-000000000004" },
    { "id": "d7", "day": 7, "at": "10:00:00", "template_id": "c1151500-0000-4000-8000-000000000007" },
    { "id": "d10", "day": 10, "at": "10:00:00", "template_id": "c1151500-0000-4000-8000-000000000010" },
    { "id": "d13", "day": 13, "at": "10:00:00", "template_id": "c1151500-0000-4000-8000-000000000013" },
    { "id": "d15", "day": 15, "at": "10:00:00", "template_id": "c1151500-0000-4000-8000-000000000015" }
  ],
  "window": {
    "monday": { "opens": "09:00:00", "closes": "20:00:00" },
    "tuesday": { "opens": "09:00:00", "closes": "20:00:00" },
    "wednesday": { "opens": "09:00:00", "closes": "20:00:00" },
    "thursday": { "opens": "09:00:00", "closes": "20:00:00" },
    "friday": { "opens": "09:00:00", "closes": "20:00:00" },
    "saturday": { "opens": "10:00:00", "closes": "16:00:00" }
  },
  "holidays": false, "per_day": 1, "per_week": 7, "entry": []
}');

update campaigns set version_id = 'c1151500-0000-4000-8000-0000000000c1' where id = 'c1151500-0000-4000-8000-0000000000ca';

insert into tag_rules (id, position, word, campaign_id)
values ('c1151500-0000-4000-8000-0000000000fa', 1000, '*', 'c1151500-0000-4000-8000-0000000000ca');
