using Konquista.Silo.Migrations;

namespace Konquista.Migrations;

/// <summary>Files that installations may have applied keep their text: a changed one would lock those out of every later version.</summary>
public sealed class ReleasedMigrationTests
{
    /// <summary>Add to it what is released; what stands here never changes.</summary>
    private static readonly IReadOnlyDictionary<string, string> Released = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["001-orleans.sql"] = "75b83fda0aaab9a11eaf8861ca33c7f355d8081455f283b9b364b0b50f6a4ab6",
        ["002-clock.sql"] = "8f99370aec11c0ba415d4a1ded10322e47357481238d4008a6cb99a84320b957",
        ["003-product.sql"] = "a43f308dc0433b834bd33b1b5fb3bedcc6527cbdb3a6dd5365975f5830eaf912",
        ["004-sending.sql"] = "6c3cf03f02247e76a4be5a3901f3c0f10654fb2755a26b8286bf21926e2ea252",
        ["005-auth.sql"] = "87a18f34fdba063d19b7be43c3b4c188b55f9344de4fbc1efd5ceb691821c033",
        ["006-imports.sql"] = "73cb20eb323575a17583bbbe7452d8c9e1d0836606b18c9765919b18362df88c",
        ["007-seed.sql"] = "31367b943621698616beedec2b7ccb624fdda459f4f7c496dec74c06031764a0",
        ["008-gathered.sql"] = "14b4af3a23cc1a4af3ef7c2594eac2b0a94d03fa96ca0d6b2aa97c2cf5a5abfe",
        ["009-settings.sql"] = "57d5445b03eb804fe3044002f5a1a61c0e8eb3f39a13999d4970f44a7ce763cc",
        ["010-inbox.sql"] = "fea0e02980ef361be6312295335751d7acdfc6d92d93cdabac138253dea1888d",
        ["011-imports.sql"] = "eeeb797b96e865955419822f1fcaa5f8b391583991eee77f747d8bf0f4618c67",
        ["012-claims.sql"] = "076948ff8cd2bb622ece8be4fd71c73369b9af1034598c577e272777a389e5fa",
        ["013-site.sql"] = "6246659fe447a773d936433b8e4848e523aa2224b55753027cd4e6ce8a3c5a76",
        ["014-written.sql"] = "2bea455362ddfb39a5235a78a607a5629fac8c2a89f97b36ab20306d26f73c84",
        ["015-erased.sql"] = "7d8e2c9141d8ef7b26266811ed41ddcb65757fb2a3d4427845c2c67a35b520d0",
        ["016-phones.sql"] = "22f7799f229aef64594bb78eae2e1538b92b75955302384bfcb97099e007ab75",
        ["017-standing.sql"] = "b47c9d45001b9cb5589ec621ca86a0801a1d62c6132e1b4f5693ed2a563eb302",
        ["018-conversations.sql"] = "72af9b742496af6f1c84457080e67cc7643af45ed77e4c370fbb9ef9291545f7",
        ["019-settings.sql"] = "0dadbc3631c6abf18e4c06f08a9bdc8a63c1712876b42b70eaaabe4e12cff964",
        ["020-versions.sql"] = "f28e62d0b1d0cebf811edd99e6caeb2bbcaa85a5a0abe3911550e9aba1a70070",
        ["021-capture.sql"] = "20b5ebad41c1642e66d9b777287783ef0790c9533f6ace05301f0be694f0c674",
        ["022-pages.sql"] = "092b44c2cdc26d092cf84c3c2e21caada4e326cdc9ad0826ce7bf05a3f349d33",
        ["023-imports.sql"] = "84c6c6429d015447ccfc4ab313195555159c42652795d330aa85b423ad8679e9",
        ["024-people.sql"] = "e09fd35d43589ce1ef71b72c92568d9cb5a829a1a3637e58ec967bc4809a83e9",
        ["025-links.sql"] = "ea49a1a2774edfbc7c1fdaf845f339678372e60eff8fdee44789b1acaac9aeb6",
        ["026-retention.sql"] = "213f3f2adb65fdc9e1f389f119a4a5ec48c051cf12c603e3cb722e156f87f18d",
    };

    [Fact]
    public void Released_files_are_as_they_were_released() => Migration.All
        .Where(migration => Released.TryGetValue(migration.Name, out var checksum) && Convert.ToHexStringLower(migration.Checksum) != checksum)
        .Select(migration => $"{migration.Name} was released: put the change in a new file.")
        .ShouldBeEmpty();

    [Fact]
    public void No_released_file_is_missing() => Released.Keys.Except(Migration.All.Select(migration => migration.Name), StringComparer.Ordinal).ShouldBeEmpty();
}
