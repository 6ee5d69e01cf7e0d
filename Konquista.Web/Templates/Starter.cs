namespace Konquista.Web.Templates;

/// <summary>A text to begin with, in the language of the people it is for.</summary>
internal sealed record Starter(string Name, IReadOnlyList<string> Texts)
{
    public static IReadOnlyList<Starter> All { get; } =
    [
        new("Boas-vindas",
        [
            """
            {Oi|Olá}, [nome]! Tudo bem? 😊

            Que bom receber o seu contato. Aqui é da equipe da [unidade|nossa unidade].

            Me conta: o que você procura? Eu explico como funciona, sem compromisso.

            Responda SAIR para não receber mais mensagens.
            """,
            """
            {Olá|Oi}, [nome]! Que bom que você se interessou. 💛

            Posso tirar as suas dúvidas e ver um horário em [unidade|nossa unidade]. Prefere conversar agora ou mais tarde?

            Responda SAIR para não receber mais mensagens.
            """,
        ]),
        new("Convite para avaliação",
        [
            """
            {Oi|Olá}, [nome]! Separei alguns horários de *avaliação* para esta semana em [unidade|nossa unidade].

            Qual período fica melhor para você: *manhã*, *tarde* ou *noite*?
            """,
            """
            {Olá|Oi}, [nome]! Que tal uma *avaliação* com calma, para entender o que combina com você?

            Me diz um dia bom e eu reservo o seu horário em [unidade|nossa unidade]. 😊
            """,
        ]),
        new("Retomada de conversa",
        [
            """
            {Oi|Olá}, [nome]! Passei para saber se ficou alguma dúvida. 😊

            Se ainda fizer sentido, é só responder por aqui. Se preferir deixar para outro momento, tudo bem também: estaremos em [unidade|nossa unidade] quando você quiser.
            """,
        ]),
    ];

    public TemplateForm Form(string name) => new() { Name = name, Variants = [.. Texts] };
}
