using Konquista.Web.Accounts;
using Konquista.Web.Appointments;
using Konquista.Web.Audit;
using Konquista.Web.Bulks;
using Konquista.Web.Campaigns;
using Konquista.Web.Conversations;
using Konquista.Web.Feed;
using Konquista.Web.Hosting;
using Konquista.Web.Imports;
using Konquista.Web.Languages;
using Konquista.Web.Leads;
using Konquista.Web.Links;
using Konquista.Web.Live;
using Konquista.Web.Media;
using Konquista.Web.Messages;
using Konquista.Web.Panel;
using Konquista.Web.Phones;
using Konquista.Web.Sending;
using Konquista.Web.Settings;
using Konquista.Web.Stores;
using Konquista.Web.TagRules;
using Konquista.Web.Templates;
using Konquista.Web.Webhooks;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (!WebSettings.TryRead(builder.Configuration, out var settings, out var problem))
{
    await Console.Error.WriteLineAsync(problem);
    return 1;
}

builder.WebHost.UseStaticWebAssets();
builder.AddLimits();
builder.AddCompression();
builder.AddDatabase(settings);
builder.AddSending(settings);
builder.AddAccounts(settings);
builder.AddLanguages();
builder.AddPages();
builder.AddLive();
builder.AddLeads();
builder.AddBulks();
builder.AddAppointments();
builder.AddImports();
builder.AddMessages();
builder.AddPanel();
builder.AddPhones();
builder.AddStores();
builder.AddTemplates();
builder.AddCampaigns();
builder.AddConversations();
builder.AddTagRules();
builder.AddLinks();
builder.AddSettings();
builder.AddAudit();
builder.Services.AddFeed().AddWebhooks();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseSecurityHeaders();
app.UseNamedAssets();
app.UseResponseCompression();
app.UseErrorPages();
app.UseRouting();
app.UseRequestLocalization();
app.UseLive();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapSession();
app.MapLive();
app.MapWebhooks();
app.MapMedia();
app.MapRazorPages().WithStaticAssets();
await app.RunUntilStopped();
return 0;
