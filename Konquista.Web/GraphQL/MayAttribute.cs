using GraphQL;
using GraphQL.Types;
using Konquista.Web.Accounts;

namespace Konquista.Web.GraphQL;

/// <summary>Says who may ask for a field or for anything of a type: whoever has the permission, or without one whoever is signed in.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property)]
internal sealed class MayAttribute : GraphQLAttribute
{
    public const string Key = "may";

    // What is signed in without a permission of its own is written as this.
    private const int Anybody = -1;

    private readonly int _permission;

    public MayAttribute() => _permission = Anybody;

    public MayAttribute(Permission permission) => _permission = (int)permission;

    public override void Modify(IGraphType graphType) => graphType.Metadata[Key] = _permission;

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.Metadata[Key] = _permission;

    /// <summary>False where nobody said who may: such a field is closed.</summary>
    public static bool IsSaid(IProvideMetadata of) => of.Metadata.ContainsKey(Key);

    public static bool Allows(IProvideMetadata of, Staff staff) =>
        of.Metadata.TryGetValue(Key, out var said) && said is int permission
        && (permission == Anybody ? staff.Role.Length > 0 : staff.May((Permission)permission));
}
